package io.lianzhi.adapter.shaoxing;

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
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The elements before the content: who writes what to whom, and why. */
final class LetterHead {
  static final String ID = "bh";
  private static final String FROM = "fsdw";
  private static final String TO = "jsdw";
  private static final String WITHHELD = "wtg";
  private static final List<String> NAMES =
      List.of(
          ID, "bb", "swh", FROM, "fsbm", "zfzh", TO, "yt", "yxbh", "hfqx", "jjcd", "csbz",
          WITHHELD);

  private final Bodies bodies;

  LetterHead(Bodies bodies) {
    this.bodies = bodies;
  }

  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** Writes the head by the codes of {@code today}. */
  void write(Letter letter, Form form, ElementBuilder out, LocalDate today) {
    out.add(ID, letter.id().value());
    out.add("bb", Integer.toString(letter.version()));
    out.add("swh", letter.matter().value());
    out.add(bodies.write(letter.from().party(), out.child(FROM), today));
    letter.from().unit().ifPresent(unit -> out.add("fsbm", unit));
    letter.from().officer().ifPresent(officer -> out.add("zfzh", officer));
    letter.to().forEach(party -> out.add(bodies.write(party, out.child(TO), today)));
    out.add("yt", Codes.write(Codes.PURPOSE, letter.purpose().code(), today));
    letter.answers().ifPresent(question -> out.add("yxbh", question.value()));
    letter.answerBy().ifPresent(at -> out.add("hfqx", BeijingTime.write(at)));
    out.add("jjcd", Codes.write(Codes.URGENCY, letter.urgency().name(), today));
    out.add("csbz", letter.test() ? "1" : "0");
    form.kind()
        .schema()
        .withheld(letter.item())
        .forEach((field, clause) ->
            form.slotOf(field).ifPresent(slot -> out.add(withheld(slot, clause, out))));
  }

  /** Their word for a field; of one that their form lacks nothing is said. */
  private static Element withheld(Slot slot, Clause clause, ElementBuilder out) {
    return out.child(WITHHELD)
        .attribute("zd", slot.elements().getFirst())
        .attribute("bwl", clause.memorandum())
        .attribute("tk", clause.number())
        .build();
  }

  /** The fields that the sender says a clause withheld. */
  Map<String, Clause> withheld(Element letter, Form form) {
    Map<String, Clause> clauses = new LinkedHashMap<>();
    for (Element entry : letter.all(WITHHELD)) {
      Optional<String> field = entry.attribute("zd").flatMap(form::fieldOf);
      clauses.put(
          field.orElseThrow(() -> missing(WITHHELD)),
          new Clause(
              entry.attribute("bwl").orElseThrow(() -> missing(WITHHELD)),
              entry.attribute("tk").orElseThrow(() -> missing(WITHHELD))));
    }
    return clauses;
  }

  /** The letter with this head, when {@code sender} brought it on the day {@code arrived}. */
  Letter read(Element letter, PartyId sender, Item item, LocalDate arrived) {
    LetterId id = required(letter, ID, LetterId::new);
    PartyId from = sender(letter, arrived);
    if (!from.equals(sender)) {
      throw Refused.of(RefusalCode.WRONG_SENDER, FROM).asException();
    }
    Origin origin =
        at("fsbm", () -> new Origin(from, letter.findText("fsbm"), letter.findText("zfzh")));
    return at(
        TO,
        () ->
            new Letter(
                id,
                optional(letter, "bb", LetterHead::version).orElse(1),
                optional(letter, "swh", Matter::new).orElseGet(() -> new Matter(id.value())),
                origin,
                recipients(letter, arrived),
                required(letter, "yt", code -> purpose(code, arrived)),
                item,
                optional(letter, "yxbh", LetterId::new),
                optional(letter, "hfqx", BeijingTime::read),
                optional(letter, "jjcd", code -> urgency(code, arrived)).orElse(Urgency.ROUTINE),
                optional(letter, "csbz", Shapes::flag).orElse(false)));
  }

  /** Who says that it has written the letter. */
  PartyId sender(Element letter, LocalDate arrived) {
    return required(letter, FROM, element(letter, FROM, each -> bodies.read(each, arrived)));
  }

  private List<PartyId> recipients(Element letter, LocalDate arrived) {
    return letter.all(TO).stream()
        .map(each -> Lineage.read(TO, each.shown(), _ -> bodies.read(each, arrived)))
        .toList();
  }

  private static <T> Function<String, T> element(
      Element letter, String name, Function<Element, T> reader) {
    return text -> reader.apply(letter.find(name).orElseThrow());
  }

  private static Purpose purpose(String code, LocalDate arrived) {
    return new Purpose(Codes.read(Codes.PURPOSE, code, arrived));
  }

  private static Urgency urgency(String code, LocalDate arrived) {
    return Urgency.valueOf(Codes.read(Codes.URGENCY, code, arrived));
  }

  private static Integer version(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a version", "a whole number from 1");
    }
    return Integer.valueOf(text);
  }

  private static <T> T required(Element letter, String name, Function<String, T> reader) {
    return optional(letter, name, reader).orElseThrow(() -> missing(name));
  }

  private static <T> Optional<T> optional(Element letter, String name, Function<String, T> reader) {
    return at(name, () -> letter.findText(name).map(text -> Lineage.read(name, text, reader)));
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T at(String name, Reading<T> reading) {
    try {
      return reading.read();
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, name).asException();
    }
  }

  private static RuntimeException missing(String name) {
    return Refused.of(RefusalCode.SCHEMA, name, "this element is required").asException();
  }
}
