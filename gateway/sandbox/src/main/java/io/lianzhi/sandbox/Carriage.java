package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Arrived;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds letters that had to be carried in the world, claims them, and says what is wrong. */
final class Carriage {
  private static final String NOTHING = "(nothing)";
  private static final List<String> ANSWERED = List.of("found", "region", "time");

  private final World world;
  private final Map<Books.Copy, List<Arrived>> held = new HashMap<>();

  Carriage(World world) {
    this.world = world;
  }

  /** Whether a letter was taken once, and is held by each addressee, once, with these facts. */
  Optional<String> wrong(String sender, String id, List<String> to, Map<String, String> facts) {
    Set<Books.Arrival> taken = taken(sender, line -> line.arrival().id().equals(Optional.of(id)));
    if (taken.size() != 1) {
      return Optional.of("taken under " + taken.size() + " numbers");
    }
    Books.Arrival letter = taken.iterator().next();
    return to.stream()
        .map(party ->
            miscarried(letter, party).or(() -> differing(party, claimHeld(letter, party), facts)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The same addressee's copies for whoever asks again: an act may repeat another. */
  private List<Arrived> claimHeld(Books.Arrival letter, String party) {
    return held.computeIfAbsent(
        new Books.Copy(letter.number(), party), _ -> world.claimHeld(party, letter));
  }

  private Set<Books.Arrival> taken(String sender, Predicate<Books.Line> which) {
    return world.linesOf(sender).stream()
        .filter(line -> line.what().equals("TAKEN"))
        .filter(which)
        .map(Books.Line::arrival)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Each copy is taken once and delivered once. */
  private Optional<String> miscarried(Books.Arrival letter, String party) {
    long taken = claimed(letter, party, "TAKEN");
    long delivered = claimed(letter, party, "DELIVERED");
    return taken == 1 && delivered == 1
        ? Optional.empty()
        : Optional.of(
            "in the books taken %d and delivered %d times for %s"
                .formatted(taken, delivered, party));
  }

  private long claimed(Books.Arrival letter, String party, String what) {
    List<Books.Line> lines =
        world.linesOf(letter.sender()).stream()
            .filter(line -> line.arrival().equals(letter))
            .filter(line -> line.party().equals(party) && line.what().equals(what))
            .toList();
    lines.forEach(world::claim);
    return lines.size();
  }

  /**
   * Whether a question was answered once, and its asker holds what the addressee had answered.
   *
   * @param asked the facts of the question
   */
  Optional<String> wrongAnswer(
      String asker, String question, List<String> to, Map<String, String> asked) {
    Set<Books.Arrival> answers =
        to.stream()
            .flatMap(party -> taken(party, line -> answers(line, asker, question)).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (answers.size() != 1) {
      return Optional.of(answers.size() + " answers were taken");
    }
    Books.Arrival answer = answers.iterator().next();
    List<Arrived> came = world.claimAnswers(asker, answer);
    return miscarried(answer, asker)
        .or(() ->
            given(asker, question, answer.sender())
                .map(given -> differing(asker, came, expected(asked, given)))
                .orElse(Optional.of(answer.sender() + " gave no answer, or several")));
  }

  private static boolean answers(Books.Line line, String asker, String question) {
    return line.party().equals(asker) && line.arrival().answers().equals(Optional.of(question));
  }

  /** What the addressee's system had answered; the same each time it was asked. */
  private Optional<Map<String, String>> given(String asker, String question, String by) {
    Set<Map<String, String>> given =
        taken(asker, line -> line.arrival().id().equals(Optional.of(question))).stream()
            .flatMap(asked -> world.answersOf(by, asked).stream())
            .map(Arrived::facts)
            .collect(Collectors.toSet());
    return given.size() == 1 ? given.stream().findFirst() : Optional.empty();
  }

  private static Map<String, String> expected(
      Map<String, String> asked, Map<String, String> given) {
    Map<String, String> expected = new HashMap<>(asked);
    ANSWERED.forEach(name -> expected.put(name, given.getOrDefault(name, NOTHING)));
    return expected;
  }

  /** A system may be handed the same delivery again; every time it says the same. */
  private static Optional<String> differing(
      String at, List<Arrived> copies, Map<String, String> facts) {
    if (copies.isEmpty()) {
      return Optional.of("did not arrive at " + at);
    }
    if (copies.stream().map(Arrived::id).distinct().count() != 1) {
      return Optional.of("arrived at " + at + " under several ids");
    }
    return copies.stream()
        .map(copy -> differing(facts, copy.facts()))
        .filter(wrong -> !wrong.isEmpty())
        .findFirst()
        .map(wrong -> "arrived at %s with %s, expected %s".formatted(at, wrong, facts));
  }

  private static Map<String, String> differing(
      Map<String, String> expected, Map<String, String> held) {
    return Stream.of(expected)
        .flatMap(facts -> facts.entrySet().stream())
        .filter(fact -> !fact.getValue().equals(held.getOrDefault(fact.getKey(), NOTHING)))
        .collect(
            Collectors.toMap(Map.Entry::getKey, fact -> held.getOrDefault(fact.getKey(), NOTHING)));
  }
}
