package io.lianzhi.sandbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Compares what came of a day with what had to come of it, act by act; and then complains about
 * everything that is in the books or at a party and belongs to no act.
 */
final class Verdict {
  private static final String OK = "ok";

  private final World world;
  private final Carriage carriage;
  private final List<Books.Line> endings = new ArrayList<>();

  private Verdict(World world) {
    this.world = world;
    this.carriage = new Carriage(world);
  }

  /** What went otherwise than expected, in words; empty for a perfect day. */
  static List<String> of(World world, List<Played> day) {
    return new Verdict(world).complaints(day);
  }

  /**
   * As above; it waits while something is still under way: a poll may find what a lost web-hook did
   * not tell.
   */
  static List<String> of(Supplier<World> world, List<Played> day, Duration patience) {
    Instant end = Instant.now().plus(patience);
    List<String> complaints = of(world.get(), day);
    while (!complaints.isEmpty() && Instant.now().isBefore(end)) {
      Await.pause(500);
      complaints = of(world.get(), day);
    }
    return complaints;
  }

  private List<String> complaints(List<Played> day) {
    List<String> complaints = new ArrayList<>();
    for (Played played : day) {
      Stream.concat(judge(played), misspoken(played))
          .forEach(why -> complaints.add(complaint(played, why)));
    }
    world.linesLeft().stream()
        .filter(line -> !isShownTwice(line))
        .forEach(line -> complaints.add(unforeseen(line)));
    world.seenLeft().forEach(seen -> complaints.add(seen + ", which the day does not foresee"));
    return complaints;
  }

  private static String complaint(Played played, String why) {
    return "%s \"%s\" %s: %s"
        .formatted(
            played.party(),
            played.act().title(),
            played.act().letter().map(LetterId::value).orElse("(unreadable)"),
            why);
  }

  private static String unforeseen(Books.Line line) {
    return "%s: %s %s for %s, which the day does not foresee"
        .formatted(line.arrival(), line.what(), line.code().orElse(""), line.party());
  }

  /**
   * A party that shows an event on two lines, by web-hook and in its outbox, has the same refusal
   * twice: the second is foreseen with the first.
   */
  private boolean isShownTwice(Books.Line line) {
    return endings.stream()
        .anyMatch(first ->
            first.what().equals(line.what())
                && first.code().equals(line.code())
                && first.detail().equals(line.detail())
                && first.arrival().sender().equals(line.arrival().sender())
                && first.arrival().id().equals(line.arrival().id())
                && !first.arrival().line().equals(line.arrival().line()));
  }

  private Stream<String> judge(Played played) {
    return switch (played.act().expected()) {
      case Expected.Delivered(), Expected.Repeated() -> carried(played).stream();
      case Expected.Answered() ->
          Stream.concat(carried(played).stream(), answered(played).stream());
      case Expected.Refused(var code) -> ended(played, "REFUSED", code.name()).stream();
      case Expected.Parked(var code) -> ended(played, "PARKED", code.name()).stream();
    };
  }

  /** Whether the hub said what it had to; a party whose form gives no answer heard nothing. */
  private static Stream<String> misspoken(Played played) {
    String right =
        switch (played.act().expected()) {
          case Expected.Delivered(), Expected.Repeated(), Expected.Answered() -> OK;
          case Expected.Refused(var code) -> code.name();
          case Expected.Parked(var code) -> code.name();
        };
    return played.said().isEmpty() || played.said().equals(right)
        ? Stream.empty()
        : Stream.of("the hub said '%s' and not '%s'".formatted(played.said(), right));
  }

  private Optional<String> carried(Played played) {
    Act act = played.act();
    return carriage.wrong(played.party(), id(played), to(act), act.facts());
  }

  private Optional<String> answered(Played played) {
    Act act = played.act();
    return carriage.wrongAnswer(played.party(), id(played), to(act), act.facts());
  }

  private static List<String> to(Act act) {
    return act.to().stream().map(PartyId::value).toList();
  }

  private static String id(Played played) {
    return played.act().letter().orElseThrow().value();
  }

  /**
   * An event of its own for each act, under the letter's id where the hub could read one: two acts
   * cannot point to the same. That nobody got the letter is seen by what is left over.
   */
  private Optional<String> ended(Played played, String what, String code) {
    Optional<String> id = played.act().letter().map(LetterId::value);
    List<Books.Line> fitting =
        world.linesLeft().stream()
            .filter(line -> line.arrival().sender().equals(played.party()))
            .filter(line -> line.what().equals(what) && line.code().equals(Optional.of(code)))
            .filter(line -> line.arrival().id().isEmpty() || line.arrival().id().equals(id))
            .sorted(
                Comparator.<Books.Line, Boolean>comparing(line -> line.arrival().id().isEmpty())
                    .thenComparing(this::isShownTwice))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.of("no event " + what + " " + code);
    }
    world.claim(fitting.getFirst());
    endings.add(fitting.getFirst());
    return Optional.empty();
  }
}
