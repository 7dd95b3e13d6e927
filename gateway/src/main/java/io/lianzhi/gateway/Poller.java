package io.lianzhi.gateway;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.gateway.edge.RefusalLog;
import io.lianzhi.gateway.outbox.LaterRefusals;
import io.lianzhi.gateway.outbox.PollCursors;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks parties for what is new where their adapter declared a poll line. What comes enters by the
 * intake; the cursor moves only once all of it is on disk, and the party told so if it wants to be.
 */
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final Parties parties;
  private final Intake intake;
  private final PollCursors cursors;
  private final LaterRefusals refusals;
  private final List<Thread> threads = new ArrayList<>();

  public Poller(Parties parties, Intake intake, PollCursors cursors, LaterRefusals refusals) {
    this.parties = parties;
    this.intake = intake;
    this.cursors = cursors;
    this.refusals = refusals;
  }

  /** Begins to poll, each line on its own thread. */
  public void start() {
    for (Party party : parties.all()) {
      for (Line line : party.adapter().lines()) {
        if (line instanceof Line.Poll poll) {
          threads.add(
              Thread.ofVirtual()
                  .name("poll-" + party.id() + "-" + poll.name())
                  .start(() -> run(party, poll)));
        }
      }
    }
  }

  private void run(Party party, Line.Poll line) {
    while (!Thread.currentThread().isInterrupted()) {
      boolean more = false;
      try {
        more = poll(party, line);
      } catch (UncheckedIOException unreachable) {
        LOG.info("{} cannot be asked on {}: {}", party.id(), line.name(), unreachable.getMessage());
      } catch (RuntimeException broken) {
        LOG.error("polling {} on {} failed", party.id(), line.name(), broken);
      }
      if (!more && !sleep(line.every())) {
        return;
      }
    }
  }

  private boolean poll(Party party, Line.Poll line) {
    Optional<String> cursor = cursors.lease(party.id(), line.name(), line.every());
    if (cursor.isEmpty()) {
      return false;
    }
    Fetched fetched = party.adapter().fetch(line, cursor.get());
    List<List<Handed>> taken = intake.accept(party, line, fetched.messages());
    taken.stream().flatMap(List::stream).forEach(each -> RefusalLog.write(party.id(), each));
    if (!taken.stream().flatMap(List::stream).allMatch(Handed::isStored)) {
      return false;
    }
    refusals.note(party.id(), fetched.declined());
    party.adapter().taken(line, fetched, taken.stream().map(Poller::replies).toList());
    cursors.move(party.id(), line.name(), fetched.cursor());
    return fetched.more();
  }

  private static List<PartReply> replies(List<Handed> parts) {
    return parts.stream().map(part -> new PartReply(part.incident(), part.reply())).toList();
  }

  private static boolean sleep(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }
}
