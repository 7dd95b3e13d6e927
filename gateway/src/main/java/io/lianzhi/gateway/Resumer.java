package io.lianzhi.gateway;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.gateway.edge.RefusalLog;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.gateway.outbox.UnreadLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets letters go on that waited for a code's owner: once their sender's mapping is another than
 * the one they were last tried by, they are read again from what came, and enter by the intake. One
 * node at a time does so; each letter is tried once for each mapping.
 */
public final class Resumer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resumer.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Parties parties;
  private final Intake intake;
  private final UnreadLetters unread;
  private final Originals originals;
  private final UnknownCodes unknown;
  private final Clock clock;
  private final Thread thread = Thread.ofVirtual().name("resumer").unstarted(this::run);

  public Resumer(
      Parties parties,
      Intake intake,
      UnreadLetters unread,
      Originals originals,
      UnknownCodes unknown,
      Clock clock) {
    this.parties = parties;
    this.intake = intake;
    this.unread = unread;
    this.originals = originals;
    this.unknown = unknown;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        roundOrNextTime();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void roundOrNextTime() {
    try {
      round();
    } catch (StoreUnavailable away) {
      LOG.warn("letters that wait for a code were not tried: the store is away");
    } catch (RuntimeException broken) {
      LOG.error("letters that wait for a code were not tried", broken);
    }
  }

  /** Tries what has not been tried by the mappings of now, and tells what is still waited for. */
  void round() {
    try (UnreadLetters.Turn turn = unread.turn().orElse(null)) {
      if (turn != null) {
        parties.all().forEach(party -> resume(party, turn));
        turn.over(clock.instant());
      }
    }
    unknown.tell(unread.unknownCodes());
  }

  private void resume(Party party, UnreadLetters.Turn turn) {
    String mapping = party.mapping();
    List<UnreadLetters.ToTry> page = turn.page(party.id(), mapping, 0);
    while (!page.isEmpty()) {
      page.forEach(each -> resume(party, mapping, each, turn));
      page = turn.page(party.id(), mapping, page.getLast().number());
    }
  }

  private void resume(
      Party party, String mapping, UnreadLetters.ToTry waiting, UnreadLetters.Turn turn) {
    if (waiting.overtaken().isPresent()) {
      turn.resumed(party.id(), waiting.number(), waiting.overtaken().get(), clock.instant());
      return;
    }
    Optional<Opened> opened = originals.find(waiting.number()).map(Originals.Kept::opened);
    Optional<Part> part = opened.flatMap(came -> Reread.part(party, came, waiting.id()));
    if (part.isEmpty()) {
      turn.skipped(waiting.number(), mapping);
      return;
    }
    if (part.get() instanceof Rejected rejected && isUnknown(rejected.reason().code())) {
      turn.tried(
          waiting.number(),
          mapping,
          rejected.reason().at(),
          Lacking.table(party, opened.get(), rejected));
      return;
    }
    Handed taken = intake.again(party, opened.get(), part.get());
    RefusalLog.write(party.id(), taken);
    turn.resumed(party.id(), waiting.number(), taken.incident().toNumber(), clock.instant());
  }

  private static boolean isUnknown(RefusalCode code) {
    return code == RefusalCode.CODE_UNKNOWN || code == RefusalCode.REGION_UNKNOWN;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
