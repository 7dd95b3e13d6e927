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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A readable account of what became of letters, by sender and kind. It closes when every copy
 * accepted is delivered, declined, unanswered, parked or waiting, and each is one of these only.
 */
final class Account {
  private static final Set<String> UNOPENED =
      Set.of("SIGNATURE", "REPLAY", "TOO_LARGE", "CREDENTIAL_UNKNOWN");

  private final Books.Page page;

  Account(Books.Page page) {
    this.page = page;
  }

  /** The account as text for a terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-28s %9s %9s %9s %9s %9s %9s %9s%n",
            "sender, kind",
            "accepted",
            "delivered",
            "refused",
            "parked",
            "other",
            "waiting",
            "LOST"));
    byKind().forEach((name, own) -> text.append(row(name, own)));
    text.append(row("all", page.lines()));
    text.append(closing());
    text.append(String.format("%nWhat did not arrive, and why:%n"));
    text.append(reasons());
    return text.toString();
  }

  boolean closes() {
    Copies all = copies(page.lines());
    return all.lost() == 0 && all.twice() == 0;
  }

  private String closing() {
    Copies all = copies(page.lines());
    return closes()
        ? "%nThe account closes: every copy accepted has one place.%n".formatted()
        : "%nTHE ACCOUNT DOES NOT CLOSE: %d copies lost, %d in two places.%n"
            .formatted(all.lost(), all.twice());
  }

  private Copies copies(List<Books.Line> lines) {
    return new Copies(lines, page.waiting());
  }

  private Map<String, List<Books.Line>> byKind() {
    return page.lines().stream()
        .collect(
            groupingBy(
                line -> line.arrival().sender() + ", " + kind(line), TreeMap::new, toList()));
  }

  private static String kind(Books.Line line) {
    return line.arrival()
        .kind()
        .map(kind -> kind.replace('_', ' ').toLowerCase(Locale.ROOT))
        .orElseGet(() ->
            line.code().filter(UNOPENED::contains).isPresent()
                ? "(not opened)"
                : "(content not taken)");
  }

  private String row(String name, List<Books.Line> own) {
    Copies copies = copies(own);
    return String.format(
        "%-28s %9d %9d %9d %9d %9d %9d %9d%n",
        name,
        copies.accepted(),
        copies.ended("DELIVERED"),
        Refusals.distinct(own).size(),
        copies.ended("PARKED"),
        copies.ended("DECLINED") + copies.ended("UNANSWERED"),
        copies.waiting(),
        copies.lost());
  }

  /** One line for each way it ended and why, in the code's own words, with who had sent it. */
  private String reasons() {
    Stream<Books.Line> otherwise =
        page.lines().stream()
            .filter(line -> Copies.ENDS.contains(line.what()) && line.code().isPresent());
    Map<String, Map<String, Long>> bySender =
        Stream.concat(Refusals.distinct(page.lines()).stream(), otherwise)
            .collect(
                groupingBy(
                    Account::reason,
                    TreeMap::new,
                    groupingBy(line -> line.arrival().sender(), TreeMap::new, counting())));
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
