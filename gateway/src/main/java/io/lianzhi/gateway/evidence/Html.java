package io.lianzhi.gateway.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text that may stand in a page: whatever a party wrote is escaped, and there is no other way to
 * make one.
 */
record Html(String source) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Html NOTHING = new Html("");

  /** A text as it is read. */
  static Html of(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isShown(c) ? c : '\ufffd');
          }
        });
    return new Html(escaped.toString());
  }

  /** Neither a control character nor one that turns the direction of what is read. */
  private static boolean isShown(int c) {
    return c == '\n'
        || !(Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.SURROGATE);
  }

  static Html both(String zh, String en) {
    return of(zh).and(new Html(" <span class=\"en\" lang=\"en\">").and(of(en)).and("</span>"));
  }

  static Html code(String text) {
    return new Html("<code>").and(of(text)).and("</code>");
  }

  /** In Beijing's time and in UTC, to the second. */
  static Html time(Instant at) {
    String china = TIME.format(at.atZone(CHINA));
    String utc = TIME.format(at.atOffset(ZoneOffset.UTC));
    return new Html(
        "<time datetime=\""
            + at
            + "\">"
            + china
            + "</time><span class=\"utc\">"
            + utc
            + " UTC</span>");
  }

  /** Names, or a dash. */
  static Html list(List<String> names) {
    return of(names.isEmpty() ? "—" : String.join(", ", names));
  }

  static Html paragraph(String zh, String en) {
    return new Html("<p>")
        .and(of(zh))
        .and("</p>\n<p class=\"en\" lang=\"en\">")
        .and(of(en))
        .and("</p>\n");
  }

  static Html heading(int level, Html content) {
    return new Html("<h" + level + ">").and(content).and("</h" + level + ">\n");
  }

  /** A row whose first cell says what the second is. */
  static Html row(Html name, Html value) {
    return new Html("<tr><th scope=\"row\">")
        .and(name)
        .and("</th><td>")
        .and(value)
        .and("</td></tr>\n");
  }

  static Html table(List<Html> heads, List<List<Html>> rows) {
    Html head = new Html("<table>\n");
    if (!heads.isEmpty()) {
      head = head.and("<thead><tr>").and(cells("th", heads)).and("</tr></thead>\n");
    }
    Html body =
        rows.stream()
            .map(row -> new Html("<tr>").and(cells("td", row)).and("</tr>\n"))
            .reduce(NOTHING, Html::and);
    return head.and("<tbody>\n").and(body).and("</tbody></table>\n");
  }

  static Html fields(List<List<Html>> rows) {
    Html plain = table(List.of(both("字段", "Field"), both("值", "Value")), rows);
    return new Html(plain.source().replaceFirst("<table>", "<table class=\"fields\">"));
  }

  static Html table(List<Html> rows) {
    return new Html("<table><tbody>\n").and(joined(rows)).and("</tbody></table>\n");
  }

  private static Html cells(String kind, List<Html> cells) {
    return joined(
        cells.stream()
            .map(cell -> new Html("<" + kind + ">").and(cell).and("</" + kind + ">"))
            .toList());
  }

  static Html joined(List<Html> parts) {
    return new Html(parts.stream().map(Html::source).collect(Collectors.joining()));
  }

  Html and(Html more) {
    return new Html(source + more.source);
  }

  private Html and(String markup) {
    return new Html(source + markup);
  }

  /** Within a block of that class. */
  Html in(String tag, String kind) {
    return new Html("<" + tag + " class=\"" + kind + "\">").and(this).and("</" + tag + ">\n");
  }
}
