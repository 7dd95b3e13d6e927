package io.lianzhi.sandbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Simulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What there is to see after a day: the hub's books, and what each party's system holds and has
 * answered. Whatever a verdict looks at is claimed; what nobody claims is left over.
 */
final class World {
  private static final int INCIDENT_LENGTH = 13;

  private final Map<String, List<Books.Line>> bySender = new LinkedHashMap<>();
  private final Set<Books.Line> lines = new LinkedHashSet<>();
  private final Set<Seen> seen = new LinkedHashSet<>();
  private final List<Seen> answered = new ArrayList<>();

  /**
   * Something that a party's system holds, or has answered.
   *
   * @param ordinal tells repeats from each other
   */
  record Seen(int ordinal, String party, Arrived arrived) {
    /** Every party keeps the hub's incident number at the head of the id that it files under. */
    private boolean isOf(Books.Arrival letter) {
      String id = arrived.id();
      return id.substring(0, Math.min(INCIDENT_LENGTH, id.length())).equals(letter.incident());
    }

    @Override
    public String toString() {
      return arrived.kind() + " " + arrived.letter() + " (" + arrived.id() + ") at " + party;
    }
  }

  World(
      List<Books.Line> lines,
      Map<String, List<Arrived>> arrived,
      Map<String, List<Arrived>> answered) {
    for (Books.Line line : lines) {
      this.lines.add(line);
      bySender.computeIfAbsent(line.arrival().sender(), _ -> new ArrayList<>()).add(line);
    }
    each(arrived, (party, what) -> seen.add(new Seen(seen.size(), party, what)));
    each(answered, (party, what) -> this.answered.add(new Seen(0, party, what)));
  }

  static World of(Books books, Partners partners) {
    List<Books.Line> lines = books.page().lines();
    return new World(
        lines, each(partners, Simulator::arrived), each(partners, Simulator::answered));
  }

  private static Map<String, List<Arrived>> each(
      Partners partners, Function<Simulator, List<Arrived>> what) {
    Map<String, List<Arrived>> found = new LinkedHashMap<>();
    partners.all().forEach((party, simulator) -> found.put(party, what.apply(simulator)));
    return found;
  }

  private static void each(Map<String, List<Arrived>> all, BiConsumer<String, Arrived> use) {
    all.forEach((party, arrivals) -> arrivals.forEach(arrived -> use.accept(party, arrived)));
  }

  /** Everything in the books about letters of this sender, claimed or not. */
  List<Books.Line> linesOf(String sender) {
    return bySender.getOrDefault(sender, List.of());
  }

  /** Claims a line of the books; false where it has been claimed before. */
  boolean claim(Books.Line line) {
    return lines.remove(line);
  }

  /** Claims what a party's system holds of a letter, repeats included. */
  List<Arrived> claimHeld(String party, Books.Arrival letter) {
    return claimSeen(each -> each.party().equals(party) && each.isOf(letter));
  }

  /**
   * Claims the answers that a party's system holds: it may have got one on the line on which it
   * asked, under no id of the hub.
   */
  List<Arrived> claimAnswers(String party, Books.Arrival answer) {
    LetterId id = new LetterId(answer.id().orElseThrow());
    return claimSeen(each ->
        each.party().equals(party) && (each.isOf(answer) || each.arrived().letter().equals(id)));
  }

  private List<Arrived> claimSeen(Predicate<Seen> which) {
    List<Seen> found = seen.stream().filter(which).toList();
    found.forEach(seen::remove);
    return found.stream().map(Seen::arrived).toList();
  }

  /** What a party's system answered to a question. */
  List<Arrived> answersOf(String party, Books.Arrival question) {
    return answered.stream()
        .filter(each -> each.party().equals(party) && each.isOf(question))
        .map(Seen::arrived)
        .toList();
  }

  Set<Books.Line> linesLeft() {
    return lines;
  }

  Set<Seen> seenLeft() {
    return seen;
  }
}
