package io.lianzhi.gateway;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.edge.Door;
import io.lianzhi.gateway.edge.RefusalLog;
import io.lianzhi.gateway.memorandum.Decision;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.outbox.Arrival;
import io.lianzhi.gateway.outbox.AwaitedAnswer;
import io.lianzhi.gateway.outbox.Committed;
import io.lianzhi.gateway.outbox.Committer;
import io.lianzhi.gateway.outbox.Outbox;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first half of the path, for every letter from every party: open, read, decide, pack, commit.
 * Replays, polls, synchronous answers and tests enter here too. What it answers is on disk.
 */
public final class Intake implements Door {
  private static final Duration QUESTION_LIVES = Duration.ofSeconds(10);

  private final Parties parties;
  private final Seals seals;
  private final Memoranda memoranda;
  private final Committer committer;
  private final Refusals refusals;
  private final Outbox outbox;
  private final Clock clock;

  public Intake(
      Parties parties,
      Seals seals,
      Memoranda memoranda,
      Committer committer,
      Outbox outbox,
      Clock clock) {
    this.parties = parties;
    this.seals = seals;
    this.memoranda = memoranda;
    this.committer = committer;
    this.refusals = new Refusals(committer, clock);
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public List<Handed> accept(Party party, Line line, RawMessage raw, Duration wait) {
    return accept(party, line, List.of(raw), wait).getFirst();
  }

  /**
   * Takes several messages in as if they were one; none of them is a question that waits.
   *
   * @return for each message one list, as {@link Door#accept} gives it
   */
  List<List<Handed>> accept(Party party, Line line, List<RawMessage> messages) {
    return accept(party, line, messages, Duration.ZERO);
  }

  private List<List<Handed>> accept(
      Party party, Line line, List<RawMessage> messages, Duration wait) {
    List<List<Handed>> replies =
        messages.stream().<List<Handed>>map(_ -> new ArrayList<>()).toList();
    Stream<Arriving> parts =
        IntStream.range(0, messages.size())
            .boxed()
            .flatMap(place -> parts(party, line, messages.get(place), place, wait));
    new Abreast<>(Arriving::subject, new Arriving.Taking())
        .each(parts)
        .forEach(taken -> replies.get(taken.message()).add(taken.reply()));
    return replies;
  }

  private Stream<Arriving> parts(
      Party party, Line line, RawMessage raw, int message, Duration wait) {
    try {
      Opened opened = seals.open(party, line, raw, clock.instant());
      return party
          .adapter()
          .decode(opened)
          .map(part ->
              new Arriving(
                  message,
                  subject(part),
                  () -> Handled.proven(take(party, line, opened, part, wait), opened.proof())));
    } catch (RefusedException sealBroken) {
      return Stream.of(
          new Arriving(
              message, raw, () -> refusals.unopened(party, line, raw, sealBroken.refused())));
    } catch (StoreUnavailable away) {
      return Stream.of(new Arriving(message, raw, () -> refusals.nothingTaken(party, away)));
    }
  }

  private static Object subject(Part part) {
    return part instanceof Letter letter ? letter.item().subject() : part;
  }

  @Override
  public Handed tooLarge(Party party, Line line, long length) {
    RawMessage unread = new RawMessage(line.name(), "application/octet-stream", new byte[0]);
    return refusals.unopened(party, line, unread, Refused.of(RefusalCode.TOO_LARGE, ""));
  }

  @Override
  public void requireSeal(Party party, Line line, RawMessage raw) {
    try {
      seals.open(party, line, raw, clock.instant());
    } catch (RefusedException sealBroken) {
      refusals.unopened(party, line, raw, sealBroken.refused());
      throw sealBroken;
    } catch (StoreUnavailable away) {
      refusals.nothingTaken(party, away);
      throw Refused.of(RefusalCode.RETRY_LATER, "").asException();
    }
  }

  /**
   * A party's synchronous answer to a delivery.
   *
   * @return whether what came of it is on disk
   */
  boolean answered(Party party, RawMessage raw) {
    Opened opened = seals.answered(party, raw, clock.instant());
    Line line = new Line.Api(opened.line(), new io.lianzhi.contracts.Signing.ChannelOnly());
    try (Stream<Part> parts = party.adapter().decode(opened)) {
      List<Handed> all = parts.map(part -> take(party, line, opened, part, Duration.ZERO)).toList();
      all.forEach(taken -> RefusalLog.write(party.id(), taken));
      return all.stream().allMatch(Handed::isStored);
    }
  }

  private Handed take(Party party, Line line, Opened opened, Part part, Duration wait) {
    try {
      return switch (part) {
        case Letter letter -> takeLetter(party, line, opened, letter, wait);
        case Rejected rejected -> takeRejected(party, opened, rejected);
      };
    } catch (StoreUnavailable away) {
      return refusals.nothingTaken(party, away);
    }
  }

  /**
   * Takes a part of what came long ago and has been read again since. It is decided as of now, and
   * its codes mean what they meant when it came.
   */
  Handed again(Party party, Opened opened, Part part) {
    Arrival arrival = committer.arrival(party, opened.line(), clock.instant());
    return switch (part) {
      case Letter letter ->
          check(party, letter, arrival.at())
              .map(broken -> refusals.write(arrival, opened, letter, broken))
              .orElseGet(() -> decide(arrival, opened, letter));
      case Rejected rejected -> refusals.write(arrival, opened, rejected);
    };
  }

  private Handed takeLetter(Party party, Line line, Opened opened, Letter letter, Duration wait) {
    Arrival arrival = committer.arrival(party, opened);
    Optional<Refused> broken = check(party, letter, arrival.at());
    if (broken.isPresent()) {
      return refusals.write(arrival, opened, letter, broken.get());
    }
    boolean waits = letter.item().kind().isQuestion() && wait.isPositive();
    if (!waits) {
      return decide(arrival, opened, letter);
    }
    try (AwaitedAnswer answer = outbox.await(party.id(), letter.id(), letter.to())) {
      Handed taken = decide(arrival, opened, letter);
      return Handled.await(taken, letter, line, answer, wait);
    }
  }

  private Optional<Refused> check(Party party, Letter letter, Instant now) {
    if (!letter.from().party().equals(party.id())) {
      return Optional.of(Refused.of(RefusalCode.WRONG_SENDER, "from.party", party.id().value()));
    }
    if (letter.answerBy().filter(deadline -> !deadline.isAfter(now)).isPresent()) {
      return Optional.of(Refused.of(RefusalCode.EXPIRED, "answerBy", "a time to come"));
    }
    return letter.to().stream()
        .filter(to -> parties.find(to).isEmpty())
        .findFirst()
        .map(unknown -> Refused.of(RefusalCode.TARGET_UNKNOWN, "to"));
  }

  private Handed decide(Arrival arrival, Opened opened, Letter letter) {
    Copies copies = new Copies();
    memoranda
        .decide(withDeadline(letter, arrival.at()), opened.proof().strength(), arrival.at())
        .forEach((to, decision) -> {
          switch (decision) {
            case Decision.Denied(Refused reason) -> copies.refuse(to, reason);
            case Release release -> pack(arrival, release, copies);
          }
        });
    return copies.nobodyGetsOne()
        ? refusals.forAll(arrival, opened, letter, copies.refused())
        : commit(arrival, opened, letter, copies);
  }

  /** A question dies some time: the addressee is told when an answer is of no more use. */
  static Letter withDeadline(Letter letter, Instant taken) {
    return letter.item().kind().isQuestion() && letter.answerBy().isEmpty()
        ? letter.answerBy(taken.plus(QUESTION_LIVES))
        : letter;
  }

  private void pack(Arrival arrival, Release release, Copies copies) {
    Party addressee = parties.find(release.to()).orElseThrow();
    if (addressee.adapter().carries(release.letter().item().kind())) {
      copies.add(committer.pack(arrival, release, addressee));
    } else {
      copies.refuse(
          release.to(), Refused.by(release.clause(), RefusalCode.KIND_NOT_CARRIED, "item.kind"));
    }
  }

  private Handed commit(Arrival arrival, Opened opened, Letter letter, Copies copies) {
    Committed committed =
        committer.take(arrival, opened, letter, copies.packed(), copies.refused());
    return switch (committed) {
      case Committed.New() -> {
        outbox.offer(copies.packed());
        yield Handled.taken(arrival, letter, copies.outcomes());
      }
      case Committed.Repeat repeat -> Handled.repeated(letter, repeat);
      case Committed.Conflict conflict ->
          refusals.write(arrival, opened, letter, Refused.of(RefusalCode.ID_CONFLICT, "id"));
    };
  }

  private Handed takeRejected(Party party, Opened opened, Rejected rejected) {
    Arrival arrival = committer.arrival(party, opened);
    return switch (rejected.reason().code()) {
      case CODE_UNKNOWN, REGION_UNKNOWN -> park(party, arrival, opened, rejected);
      default -> refusals.write(arrival, opened, rejected);
    };
  }

  private Handed park(Party party, Arrival arrival, Opened opened, Rejected rejected) {
    Optional<String> lacking = Lacking.table(party, opened, rejected);
    return switch (committer.park(arrival, opened, rejected, lacking)) {
      case Committed.New() -> Handled.parked(arrival, rejected);
      case Committed.Repeat repeat -> Handled.repeated(rejected.id().orElseThrow(), repeat);
      case Committed.Conflict conflict ->
          refusals.write(
              arrival,
              opened,
              new Rejected(
                  rejected.position(), Refused.of(RefusalCode.ID_CONFLICT, "id"), rejected.id()));
    };
  }
}
