package io.lianzhi.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A readable account of what became of letters, by sender and kind. It closes: every copy accepted
 * is delivered, declined, unanswered, parked or waiting.
 */
final class Account {
  private static final List<String> ENDS = List.of("DELIVERED", "DECLINED", "UNANSWERED", "PARKED");

  private final List<Books.Line> lines;

  Account(List<Books.Line> lines) {
    this.lines = lines;
  }

  /** The account as text for a terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-28s %9s %9s %9s %9s %9s %9s%n",
            "sender, kind", "accepted", "delivered", "refused", "parked", "other", "waiting"));
    byKind().forEach((name, own) -> text.append(row(name, own)));
    text.append(row("all", lines));
    text.append(String.format("%nrefused and parked, and why:%n"));
    reasons().forEach((why, count) -> text.append(String.format("  %5d  %s%n", count, why)));
    return text.toString();
  }

  private Map<String, List<Books.Line>> byKind() {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                line ->
                    line.sender()
                        + ", "
                        + line.kind().replace('_', ' ').toLowerCase(java.util.Locale.ROOT),
                TreeMap::new,
                Collectors.toList()));
  }

  private static String row(String name, List<Books.Line> own) {
    long taken = count(own, "TAKEN");
    long delivered = count(own, "DELIVERED");
    long refused = count(own, "REFUSED");
    long parkedAtIntake = count(own, "PARKED") - parkedLater(own);
    long other = count(own, "DECLINED") + count(own, "UNANSWERED");
    long waiting = taken - delivered - other - parkedLater(own);
    return String.format(
        "%-28s %9d %9d %9d %9d %9d %9d%n",
        name, taken + parkedAtIntake, delivered, refused, count(own, "PARKED"), other, waiting);
  }

  private static long count(List<Books.Line> own, String what) {
    return own.stream().filter(line -> line.what().equals(what)).count();
  }

  /** Copies that had been taken first and were parked on their way. */
  private static long parkedLater(List<Books.Line> own) {
    Map<String, List<Books.Line>> copies =
        own.stream()
            .filter(line -> line.what().equals("TAKEN") || line.what().equals("PARKED"))
            .collect(Collectors.groupingBy(line -> line.number() + "/" + line.party()));
    return copies.values().stream().filter(each -> each.size() > 1).count();
  }

  private Map<String, Long> reasons() {
    return lines.stream()
        .filter(line -> line.what().equals("REFUSED") || ENDS.contains(line.what()))
        .filter(line -> line.code().isPresent())
        .collect(
            Collectors.groupingBy(
                line ->
                    line.what().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + line.code().orElseThrow()
                        + " (from "
                        + line.sender()
                        + ")",
                TreeMap::new,
                Collectors.counting()));
  }
}
