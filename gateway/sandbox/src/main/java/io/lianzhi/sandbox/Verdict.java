package io.lianzhi.sandbox;

import static java.util.stream.Collectors.groupingBy;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares what came of a day with what had to come of it, act by act; and what the hub refused or
 * parked with what the day foresaw, so that neither side has anything left over.
 */
final class Verdict {
  private static final int INCIDENT_LENGTH = 13;

  private final Map<String, List<Books.Line>> taken;
  private final Set<Books.Line> unforeseen;
  private final Set<String> foreseen = new HashSet<>();
  private final Map<String, Long> answers;
  private final Map<String, List<Arrived>> arrived;

  private Verdict(Books books, Partners partners) {
    List<Books.Line> lines = books.lines();
    this.taken =
        lines.stream()
            .filter(line -> line.what().equals("TAKEN") && line.id().isPresent())
            .collect(groupingBy(line -> key(line.sender(), line.id().orElseThrow())));
    this.unforeseen =
        lines.stream()
            .filter(line -> line.what().equals("REFUSED") || line.what().equals("PARKED"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.answers = books.answers();
    this.arrived =
        partners.all().entrySet().stream()
            .flatMap(party ->
                party.getValue().arrived().stream()
                    .map(each -> Map.entry(key(party.getKey(), incident(each)), each)))
            .collect(
                groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static String key(String party, String name) {
    return party + "/" + name;
  }

  /** Every party keeps the hub's incident number at the head of the id that it files under. */
  private static String incident(Arrived arrival) {
    return arrival.id().substring(0, Math.min(INCIDENT_LENGTH, arrival.id().length()));
  }

  /**
   * What went otherwise than expected, in words; empty for a perfect day. Waits while something is
   * still under way: a poll may find what a lost web-hook did not tell.
   */
  static List<String> of(Books books, Partners partners, List<Played> day, Duration patience) {
    Instant end = Instant.now().plus(patience);
    List<String> complaints = new Verdict(books, partners).complaints(day);
    while (!complaints.isEmpty() && Instant.now().isBefore(end)) {
      Await.pause(500);
      complaints = new Verdict(books, partners).complaints(day);
    }
    return complaints;
  }

  private List<String> complaints(List<Played> day) {
    List<String> complaints = new ArrayList<>();
    for (Played played : day) {
      judge(played).ifPresent(why -> complaints.add(complaint(played, why)));
    }
    unforeseen.stream()
        .map(Verdict::ending)
        .filter(ending -> !foreseen.contains(ending))
        .forEach(ending -> complaints.add(ending + ", which the day does not foresee"));
    return complaints;
  }

  /**
   * A party that shows an event in two places, by web-hook and in its outbox, has the same refusal
   * twice: the second is foreseen with the first.
   */
  private static String ending(Books.Line line) {
    return "%s %s: %s %s"
        .formatted(
            line.sender(), line.id().orElse("(unreadable)"), line.what(), line.code().orElse(""));
  }

  private static String complaint(Played played, String why) {
    return "%s \"%s\" %s: %s; the hub said '%s'"
        .formatted(
            played.party(),
            played.act().title(),
            played.act().letter().map(LetterId::value).orElse("(unreadable)"),
            why,
            played.said());
  }

  private Optional<String> judge(Played played) {
    return switch (played.act().expected()) {
      case Expected.Delivered() -> delivered(played);
      case Expected.Answered() -> answered(played);
      case Expected.Repeated() -> delivered(played);
      case Expected.Refused(var code) -> says(played, "REFUSED", code.name());
      case Expected.Parked(var code) -> says(played, "PARKED", code.name());
    };
  }

  private Optional<String> delivered(Played played) {
    Act act = played.act();
    Set<String> incidents =
        taken.getOrDefault(key(played.party(), id(played)), List.of()).stream()
            .map(Books.Line::incident)
            .collect(Collectors.toSet());
    if (incidents.size() != 1) {
      return Optional.of("taken under " + incidents.size() + " numbers");
    }
    String incident = incidents.iterator().next();
    return act.to().stream()
        .map(to -> missing(act, to, arrived.getOrDefault(key(to.value(), incident), List.of())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> missing(Act act, PartyId to, List<Arrived> copies) {
    if (copies.isEmpty()) {
      return Optional.of("did not arrive at " + to);
    }
    if (copies.stream().map(Arrived::id).distinct().count() != 1) {
      return Optional.of("arrived at " + to + " under several ids");
    }
    Map<String, String> held = copies.getFirst().facts();
    Map<String, String> wrong = differing(act.facts(), held);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "arrived at %s with %s, expected %s, had %s".formatted(to, wrong, act.facts(), held));
  }

  private Optional<String> answered(Played played) {
    long came = answers.getOrDefault(key(played.party(), id(played)), 0L);
    return came == 1 ? Optional.empty() : Optional.of(came + " answers reached the asker");
  }

  /** One event of its own for each act: two acts cannot point to the same. */
  private Optional<String> says(Played played, String what, String code) {
    Predicate<Books.Line> fits =
        line ->
            line.sender().equals(played.party())
                && line.what().equals(what)
                && line.code().equals(Optional.of(code));
    Optional<String> id = played.act().letter().map(LetterId::value);
    Optional<Books.Line> own =
        unforeseen.stream()
            .filter(fits)
            .filter(line -> line.id().equals(id))
            .findFirst()
            .or(() ->
                unforeseen.stream().filter(fits).filter(line -> line.id().isEmpty()).findFirst());
    if (own.isEmpty()) {
      return Optional.of("no event " + what + " " + code);
    }
    unforeseen.remove(own.get());
    foreseen.add(ending(own.get()));
    boolean silent = played.said().isEmpty() || what.equals("PARKED");
    return silent || played.said().equals(code)
        ? Optional.empty()
        : Optional.of("expected " + what + " " + code);
  }

  private static String id(Played played) {
    return played.act().letter().orElseThrow().value();
  }

  private static Map<String, String> differing(
      Map<String, String> expected, Map<String, String> held) {
    return expected.entrySet().stream()
        .filter(fact -> !Objects.equals(fact.getValue(), held.get(fact.getKey())))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, fact -> held.getOrDefault(fact.getKey(), "(nothing)")));
  }
}
