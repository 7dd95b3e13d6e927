package io.lianzhi.contracts.json;

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
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.ItemSchema;
import io.lianzhi.contracts.lineage.Lineage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A letter in canonical JSON: the form of the hub's own API. */
public final class LetterJson {
  private static final Codec<String> SHORT = Codecs.text(64);
  private static final Codec<List<String>> TEXTS = Codecs.list(Codecs.text(32), 50);
  private static final Codec<String> NAME = Codec.ofText(text -> text, text -> text);
  private static final Codec<ItemKind> KIND = Codecs.ofName(ItemKind.class);
  private static final Codec<Urgency> URGENCY = Codecs.ofName(Urgency.class);
  private static final Codec<Integer> VERSION = Codecs.integer(1, Integer.MAX_VALUE);
  private static final List<String> NAMES =
      List.of(
          "id",
          "version",
          "matter",
          "from",
          "to",
          "purpose",
          "item",
          "answers",
          "answerBy",
          "urgency",
          "test",
          "withheld");

  private LetterJson() {}

  public static byte[] write(Letter letter) {
    return JsonTree.write(tree(letter));
  }

  /** The letter as a JSON tree, its withheld fields listed with their clauses. */
  public static Map<String, Object> tree(Letter letter) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", letter.id().value());
    tree.put("version", letter.version());
    tree.put("matter", letter.matter().value());
    tree.put("from", origin(letter.from()));
    tree.put("to", letter.to().stream().map(PartyId::value).toList());
    tree.put("purpose", letter.purpose().code());
    letter.answers().ifPresent(id -> tree.put("answers", id.value()));
    letter.answerBy().ifPresent(at -> tree.put("answerBy", at.toString()));
    tree.put("urgency", letter.urgency().name());
    tree.put("test", letter.test());
    ItemSchema<?> schema = letter.item().kind().schema();
    tree.put("item", schema.write(letter.item()));
    Map<String, Clause> withheld = schema.withheld(letter.item());
    if (!withheld.isEmpty()) {
      tree.put("withheld", WithheldCodec.write(withheld));
    }
    return tree;
  }

  private static Map<String, Object> origin(Origin from) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("party", from.party().value());
    from.unit().ifPresent(unit -> tree.put("unit", unit));
    from.officer().ifPresent(officer -> tree.put("officer", officer));
    return tree;
  }

  /**
   * Reads a letter from foreign bytes.
   *
   * @throws RefusedException with the place and the accepted form
   */
  public static Letter read(byte[] json) {
    return at("", () -> read(JsonTree.readObject(json)));
  }

  /**
   * Reads a letter from a JSON tree.
   *
   * @throws RefusedException with the place and the accepted form
   */
  public static Letter read(Map<String, ?> tree) {
    for (String name : tree.keySet()) {
      if (!NAMES.contains(name)) {
        throw Refused.of(RefusalCode.SCHEMA, Refused.place(name), "one of " + NAMES).asException();
      }
    }
    LetterId id = required(tree, "id", raw -> new LetterId(NAME.read(raw)));
    Matter matter =
        optional(tree, "matter", raw -> new Matter(NAME.read(raw)))
            .orElseGet(() -> new Matter(id.value()));
    Origin from = required(tree, "from", LetterJson::readOrigin);
    List<PartyId> to =
        required(tree, "to", raw -> TEXTS.read(raw).stream().map(PartyId::new).toList());
    Purpose purpose = required(tree, "purpose", raw -> new Purpose(NAME.read(raw)));
    Map<String, Clause> withheld = optional(tree, "withheld", WithheldCodec::read).orElse(Map.of());
    Map<String, Object> item = item(tree);
    ItemKind kind = required(item, "kind", "item.kind", KIND::read);
    return at(
        "to", // the one thing that a letter itself checks beyond its parts
        () ->
            new Letter(
                id,
                optional(tree, "version", VERSION::read).orElse(1),
                matter,
                from,
                to,
                purpose,
                kind.schema().read(item, withheld),
                optional(tree, "answers", raw -> new LetterId(NAME.read(raw))),
                optional(tree, "answerBy", Codecs.INSTANT::read),
                optional(tree, "urgency", URGENCY::read).orElse(Urgency.ROUTINE),
                optional(tree, "test", Codecs.BOOLEAN::read).orElse(false)));
  }

  private static Origin readOrigin(Object raw) {
    JsonObject object = JsonObject.of(raw, "party", "unit", "officer");
    return new Origin(
        Lineage.read("from.party", "from.party", object.text("party"), LetterJson::readSender),
        object.find("unit").map(unit -> Lineage.read("from.unit", "from.unit", unit, SHORT::read)),
        object
            .find("officer")
            .map(officer -> Lineage.read("from.officer", "from.officer", officer, SHORT::read)));
  }

  /** A sender that no party can be called is in no form: only addressees can be unknown. */
  private static PartyId readSender(String name) {
    try {
      return new PartyId(name);
    } catch (InvalidValue invalid) {
      throw new InvalidValue(RefusalCode.SCHEMA, "party is no party's name", invalid.accepted());
    }
  }

  private static Map<String, Object> item(Map<String, ?> tree) {
    Object raw = present(tree, "item", "item");
    return at("item", () -> readTree(raw));
  }

  private static Map<String, Object> readTree(Object raw) {
    if (raw instanceof Map<?, ?> map) {
      return JsonTree.typed(map);
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not an object", "a JSON object");
  }

  private interface Reader<T> {
    T read(Object raw);
  }

  private static <T> T required(Map<String, ?> tree, String name, Reader<T> reader) {
    return required(tree, name, name, reader);
  }

  private static <T> T required(Map<String, ?> tree, String name, String at, Reader<T> reader) {
    Object raw = present(tree, name, at);
    return at(at, () -> Lineage.read(at, at, raw, reader::read));
  }

  private static Object present(Map<String, ?> tree, String name, String at) {
    Object raw = tree.get(name);
    if (raw == null) {
      throw Refused.of(RefusalCode.SCHEMA, at, "this field is required").asException();
    }
    return raw;
  }

  private static <T> Optional<T> optional(Map<String, ?> tree, String name, Reader<T> reader) {
    Object raw = tree.get(name);
    return raw == null
        ? Optional.empty()
        : Optional.of(at(name, () -> Lineage.read(name, name, raw, reader::read)));
  }

  private static <T> T at(String place, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, place).asException();
    }
  }
}
