package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.json.Codec;
import io.lianzhi.contracts.json.Codecs;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The columns before the content: who writes what to whom, and why. */
final class Head {
  /** The letter's id where the sender has given one; the hub always does, Lishui never. */
  static final String ID = "函号";

  /** The number in Lishui's own system, the same in each version. */
  static final String SOURCE = "来源编号";

  private static final String VERSION = "版本";
  private static final String MATTER = "事项号";
  private static final String FROM = "发送单位";
  private static final String UNIT = "发送部门";
  private static final String OFFICER = "执法证号";
  private static final String TO = "接收单位";
  private static final String PURPOSE = "用途";
  private static final String ANSWERS = "答复函号";
  private static final String ANSWER_BY = "答复期限";
  private static final String URGENCY = "紧急程度";
  private static final String TEST = "测试标志";
  private static final String WITHHELD = "未提供";

  static final List<String> COLUMNS =
      List.of(
          ID, SOURCE, VERSION, MATTER, FROM, UNIT, OFFICER, TO, PURPOSE, ANSWERS, ANSWER_BY,
          URGENCY, TEST, WITHHELD);

  private static final Codec<String> NAME = Codecs.text(64);
  private static final String SYSTEM = "LS";

  private final Bodies bodies;

  Head(Bodies bodies) {
    this.bodies = bodies;
  }

  /** Writes the head by the codes of {@code today}. */
  void write(Letter letter, Form form, Row row, LocalDate today) {
    row.put(ID, letter.id().value());
    row.put(VERSION, Integer.toString(letter.version()));
    row.put(MATTER, letter.matter().value());
    row.put(FROM, at(FROM, () -> bodies.code(letter.from().party())));
    letter.from().unit().ifPresent(unit -> row.put(UNIT, unit));
    letter.from().officer().ifPresent(officer -> row.put(OFFICER, officer));
    row.put(TO, at(TO, () -> joined(letter.to().stream().map(bodies::code).toList())));
    row.put(PURPOSE, at(PURPOSE, () -> Codes.write(Codes.PURPOSE, letter.purpose().code(), today)));
    letter.answers().ifPresent(question -> row.put(ANSWERS, question.value()));
    letter.answerBy().ifPresent(by -> row.put(ANSWER_BY, BeijingTime.write(by)));
    row.put(URGENCY, Codes.write(Codes.URGENCY, letter.urgency().name(), today));
    row.put(TEST, letter.test() ? "是" : "否");
    row.put(WITHHELD, at(WITHHELD, () -> joined(withheld(letter, form))));
  }

  private static List<String> withheld(Letter letter, Form form) {
    List<String> entries = new ArrayList<>();
    form.kind()
        .schema()
        .withheld(letter.item())
        .forEach((field, clause) ->
            form.slotOf(field)
                .ifPresent(slot -> entries.add(entry(slot.columns().getFirst(), clause))));
    return entries;
  }

  private static String entry(String column, Clause clause) {
    if (clause.memorandum().contains(":") || clause.number().contains(":")) {
      throw new InvalidValue(RefusalCode.SCHEMA, "a colon in a clause", "entries without '|'");
    }
    return column + ":" + clause.memorandum() + ":" + clause.number();
  }

  private static String joined(List<String> entries) {
    if (entries.stream().anyMatch(entry -> entry.contains("|"))) {
      throw new InvalidValue(RefusalCode.SCHEMA, "a bar in an entry", "entries without '|'");
    }
    return String.join("|", entries);
  }

  /** The fields that the sender says a clause withheld. */
  Map<String, Clause> withheld(Row row, Form form) {
    Map<String, Clause> clauses = new LinkedHashMap<>();
    for (String entry : split(row, WITHHELD)) {
      String[] parts = entry.split(":", -1);
      Optional<String> field = parts.length == 3 ? form.fieldOf(parts[0]) : Optional.empty();
      clauses.put(
          field.orElseThrow(() ->
              Refused.of(RefusalCode.SCHEMA, WITHHELD, "column:memorandum:clause").asException()),
          at(WITHHELD, () -> new Clause(NAME.read(parts[1]), NAME.read(parts[2]))));
    }
    return clauses;
  }

  private static List<String> split(Row row, String column) {
    return row.text(column).stream()
        .flatMap(text -> Arrays.stream(text.split("\\|", -1)))
        .map(String::strip)
        .toList();
  }

  /**
   * The letter with this head.
   *
   * @param sender whose file it stands in
   * @param version of the file: what a row that says none has; of a correction, of every row
   */
  Letter read(Row row, PartyId sender, Item item, Version version, LocalDate arrived) {
    int own = version(row, version);
    LetterId id = id(row, own);
    Origin origin = origin(row, sender);
    List<PartyId> to = at(TO, () -> split(row, TO).stream().map(this::addressee).toList());
    Purpose purpose =
        required(row, PURPOSE, word -> new Purpose(Codes.read(Codes.PURPOSE, word, arrived)));
    return at(
        TO,
        () ->
            new Letter(
                id,
                own,
                matter(row, id),
                origin,
                to,
                purpose,
                item,
                optional(row, ANSWERS, LetterId::new),
                optional(row, ANSWER_BY, BeijingTime::read),
                optional(row, URGENCY, word -> urgency(word, arrived)).orElse(Urgency.ROUTINE),
                optional(row, TEST, Shapes::flag).orElse(false)));
  }

  private PartyId addressee(String code) {
    return Lineage.read(TO, code, bodies::party);
  }

  private static Urgency urgency(String word, LocalDate arrived) {
    return Urgency.valueOf(Codes.read(Codes.URGENCY, word, arrived));
  }

  private Origin origin(Row row, PartyId sender) {
    PartyId from = optional(row, FROM, bodies::party).orElse(sender);
    return at(UNIT, () -> new Origin(from, row.text(UNIT), row.text(OFFICER)));
  }

  /** Versions of one number of Lishui's are one matter. */
  private static Matter matter(Row row, LetterId id) {
    return optional(row, MATTER, Matter::new)
        .or(() -> optional(row, SOURCE, number -> new Matter(SYSTEM + ":" + number)))
        .orElseGet(() -> new Matter(id.value()));
  }

  private static LetterId id(Row row, int version) {
    return optional(row, ID, LetterId::new)
        .or(() -> optional(row, SOURCE, number -> LetterId.derived(SYSTEM, number, version)))
        .orElseThrow(() -> missing(SOURCE));
  }

  /** The id as far as it can be read, for a refusal. */
  static Optional<LetterId> find(Row row, Version version) {
    try {
      return Optional.of(id(row, version(row, version)));
    } catch (RefusedException unreadable) {
      return Optional.empty();
    }
  }

  private static int version(Row row, Version version) {
    Optional<Integer> said = optional(row, VERSION, Head::number);
    if (version.isCorrection() && said.filter(own -> own != version.number()).isPresent()) {
      throw Refused.of(RefusalCode.SCHEMA, VERSION, "the version of the file, or none")
          .asException();
    }
    return said.orElse(version.number());
  }

  private static int number(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a version", "a whole number from 1");
    }
    return Integer.parseInt(text);
  }

  private static <T> T required(Row row, String column, Function<String, T> reader) {
    return optional(row, column, reader).orElseThrow(() -> missing(column));
  }

  private static <T> Optional<T> optional(Row row, String column, Function<String, T> reader) {
    return at(column, () -> row.text(column).map(text -> Lineage.read(column, text, reader)));
  }

  private static <T> T at(String column, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, column).asException();
    }
  }

  private static RefusedException missing(String column) {
    return Refused.of(RefusalCode.SCHEMA, column, "this column is required").asException();
  }
}
