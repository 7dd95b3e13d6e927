package io.lianzhi.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
    text.append(String.format("%nWhat did not arrive, and why:%n"));
    text.append(reasons());
    return text.toString();
  }

  private Map<String, List<Books.Line>> byKind() {
    return lines.stream()
        .collect(groupingBy(line -> line.sender() + ", " + kind(line), TreeMap::new, toList()));
  }

  private static String kind(Books.Line line) {
    return line.kind()
        .map(kind -> kind.replace('_', ' ').toLowerCase(Locale.ROOT))
        .orElse("(not readable)");
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
            .collect(groupingBy(line -> line.number() + "/" + line.party()));
    return copies.values().stream().filter(each -> each.size() > 1).count();
  }

  /** One line for each way it ended and why, in the code's own words, with who had sent it. */
  private String reasons() {
    Map<String, Map<String, Long>> bySender =
        lines.stream()
            .filter(line -> line.what().equals("REFUSED") || ENDS.contains(line.what()))
            .filter(line -> line.code().isPresent())
            .collect(
                groupingBy(
                    Account::reason,
                    TreeMap::new,
                    groupingBy(Books.Line::sender, TreeMap::new, counting())));
    return bySender.entrySet().stream()
        .map(entry -> entry.getKey() + "%n      %s%n".formatted(senders(entry.getValue())))
        .collect(joining());
  }

  private static String reason(Books.Line line) {
    Refused refused = Refused.of(RefusalCode.valueOf(line.code().orElseThrow()), "");
    return "  %s %s %s, %s"
        .formatted(
            line.what().toLowerCase(Locale.ROOT),
            refused.code(),
            RefusalText.of(refused, Locale.CHINESE).title(),
            RefusalText.of(refused, Locale.ENGLISH).title());
  }

  private static String senders(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(joining(", "));
  }
}
