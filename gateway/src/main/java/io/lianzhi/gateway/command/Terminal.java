package io.lianzhi.gateway.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows answers on a terminal, as tables, in Chinese or English. */
final class Terminal {
  private static final Set<String> LONG = Set.of("record", "entry", "proof", "body");
  private static final String GAP = "  ";
  private static final int LAST_NARROW = 0x2e7f;
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("account", "账号"),
          Map.entry("after", "之后"),
          Map.entry("approver", "审批角色"),
          Map.entry("at", "时间"),
          Map.entry("before", "之前"),
          Map.entry("created", "建立时间"),
          Map.entry("decidedAt", "审批时间"),
          Map.entry("decidedBy", "审批人"),
          Map.entry("index", "存证序号"),
          Map.entry("invitation", "邀请码"),
          Map.entry("kind", "类别"),
          Map.entry("name", "名称"),
          Map.entry("next", "下一页"),
          Map.entry("number", "编号"),
          Map.entry("party", "参与方"),
          Map.entry("proposedAt", "申请时间"),
          Map.entry("proposedBy", "申请人"),
          Map.entry("role", "角色"),
          Map.entry("state", "状态"),
          Map.entry("target", "对象"),
          Map.entry("unit", "单位"),
          Map.entry("until", "截止"),
          Map.entry("what", "操作"),
          Map.entry("why", "理由"));

  private final boolean chinese;

  Terminal(boolean chinese) {
    this.chinese = chinese;
  }

  String say(String inChinese, String inEnglish) {
    return chinese ? inChinese : inEnglish;
  }

  /** A list as a table, anything else as a line for each member. */
  String show(JsonNode answer) {
    Optional<JsonNode> list = answer.valueStream().filter(JsonNode::isArray).findFirst();
    if (list.isEmpty()) {
      return lines(answer, "");
    }
    String rest =
        answer
            .propertyStream()
            .filter(member -> member.getValue().isValueNode())
            .map(member -> head(member.getKey()) + ": " + plain(member.getValue()) + "\n")
            .collect(Collectors.joining());
    return table(list.get()) + rest;
  }

  private String lines(JsonNode object, String indent) {
    return object
        .propertyStream()
        .map(member ->
            indent
                + head(member.getKey())
                + ": "
                + (member.getValue().isObject()
                    ? "\n" + lines(member.getValue(), indent + GAP)
                    : plain(member.getValue()) + "\n"))
        .collect(Collectors.joining());
  }

  private String table(JsonNode list) {
    Set<String> columns = new LinkedHashSet<>();
    list.forEach(row -> columns.addAll(row.propertyNames()));
    columns.removeAll(LONG);
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(this::head).toList());
    list.forEach(row -> rows.add(columns.stream().map(column -> plain(row.path(column))).toList()));
    return rows.stream().map(row -> line(rows, row)).collect(Collectors.joining());
  }

  private static String line(List<List<String>> rows, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(each -> width(each.get(at))).max().orElse(0);
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(width - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing() + "\n";
  }

  /** How many places a text takes: a Chinese character takes two. */
  private static int width(String text) {
    return text.codePoints().map(point -> point > LAST_NARROW ? 2 : 1).sum();
  }

  private String head(String member) {
    return chinese ? CHINESE.getOrDefault(member, member) : member;
  }

  /** What came from elsewhere moves no cursor. */
  private static String plain(JsonNode value) {
    String text = value.isValueNode() ? value.asString() : value.toString();
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
