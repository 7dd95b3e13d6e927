package io.lianzhi.adapter.taizhou;

import static io.lianzhi.adapter.taizhou.Members.member;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.lineage.Lineage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Between Taizhou's events and letters, without I/O. Both pass through the hub's canonical JSON:
 * the tables of {@link Form} say how each member is called and shaped, {@link LetterJson} what it
 * may be.
 */
final class TaizhouMapping {
  /** The header that says which letters are to be read in order. */
  static final String GROUP = "group";

  static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  private static final String SPECIFICATION = "1.0";
  private static final int GROUPS = 1_024;

  private static final Members HEAD =
      Members.of(
          member("id", "id"),
          member("docversion", "version"),
          member("affairid", "matter"),
          member("addressees", "to"),
          member("purpose", "purpose"),
          member("answersto", "answers"),
          member("answerby", "answerBy", Shape.TIME),
          member(
              "priority",
              "urgency",
              Shape.codes(Map.of("0", "ROUTINE", "1", "URGENT", "2", "IMMEDIATE"))),
          member("trial", "test"));

  private static final Members SENDER =
      Members.of(
          member("sender", "party"), member("senderunit", "unit"), member("officerno", "officer"));

  private static final Members WITHHELD =
      Members.of(
          member("field", "field"), member("memo", "memorandum"), member("clause", "clause"));

  /** What their bus itself says of an event; checked, and then of no matter. */
  private static final List<String> COUNTED = List.of("sequence", "occurredat");

  private final PartyId party;

  TaizhouMapping(PartyId party) {
    this.party = party;
  }

  /**
   * Reads an event.
   *
   * @param today by whose codes it is read where it tells of no day itself
   */
  Part decode(byte[] event, LocalDate today) {
    Optional<LetterId> id = Optional.empty();
    try {
      Map<String, Object> tree = JsonTree.readObject(event);
      id = id(tree);
      return letter(tree, today);
    } catch (RefusedException refused) {
      return new Rejected(1, refused.refused(), id);
    } catch (InvalidValue invalid) {
      return new Rejected(1, Refused.of(invalid, ""), id);
    }
  }

  private static Optional<LetterId> id(Map<String, Object> tree) {
    try {
      return tree.get("id") instanceof String id ? Optional.of(new LetterId(id)) : Optional.empty();
    } catch (InvalidValue unusable) {
      return Optional.empty();
    }
  }

  private Letter letter(Map<String, Object> tree, LocalDate today) {
    require(SPECIFICATION.equals(tree.get("specversion")), "specversion", "1.0");
    COUNTED.forEach(name -> requireCount(tree, name));
    Form form = form(tree);
    Map<?, ?> data = data(tree);
    LocalDate day = form.day(data, today);
    Map<String, Object> letter = HEAD.known(tree, day);
    letter.put("from", from(tree, day));
    letter.put("item", item(form, data, day));
    Tree.find(tree, "withheld")
        .ifPresent(entries -> letter.put("withheld", withheld(form, entries, day)));
    return read(form, letter);
  }

  private static void requireCount(Map<String, Object> tree, String name) {
    Tree.find(tree, name)
        .ifPresent(value ->
            require(
                value instanceof BigDecimal number
                    && number.signum() >= 0
                    && number.stripTrailingZeros().scale() <= 0,
                name,
                "a whole number from 0"));
  }

  private static void require(boolean holds, String at, String accepted) {
    if (!holds) {
      throw Refused.of(RefusalCode.SCHEMA, at, accepted).asException();
    }
  }

  private static Form form(Map<String, Object> tree) {
    RefusalCode unless =
        tree.get("type") instanceof String ? RefusalCode.CODE_UNKNOWN : RefusalCode.SCHEMA;
    return Tree.find(tree, "type")
        .flatMap(type -> Form.ofType(type.toString()))
        .orElseThrow(() -> Refused.of(unless, "type", "one of " + Form.types()).asException());
  }

  private static Map<?, ?> data(Map<String, Object> tree) {
    if (tree.get("data") instanceof Map<?, ?> data) {
      return data;
    }
    throw Refused.of(RefusalCode.SCHEMA, "data", "a JSON object").asException();
  }

  private Map<String, Object> from(Map<String, Object> tree, LocalDate day) {
    Map<String, Object> from = SENDER.known(tree, day);
    from.putIfAbsent("party", party.value());
    return from;
  }

  private static Map<String, Object> item(Form form, Map<?, ?> data, LocalDate day) {
    try {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("kind", form.kind().name());
      Lineage.inside("data", "item", data, _ -> (Map<?, ?>) form.members().ours(data, day))
          .forEach((name, value) -> item.put((String) name, value));
      return item;
    } catch (RefusedException refused) {
      throw Places.under("data", refused.refused()).asException();
    }
  }

  private static List<Object> withheld(Form form, Object entries, LocalDate day) {
    require(entries instanceof List<?>, "withheld", "a JSON array");
    return ((List<?>) entries).stream().map(entry -> withheldOne(form, entry, day)).toList();
  }

  private static Object withheldOne(Form form, Object entry, LocalDate day) {
    require(entry instanceof Map<?, ?>, "withheld", "field, memo and clause");
    Map<String, Object> ours = WITHHELD.known((Map<?, ?>) entry, day);
    String field = String.valueOf(ours.get("field"));
    ours.put(
        "field",
        form.members()
            .ourName(field)
            .orElseThrow(
                () -> Refused.of(RefusalCode.SCHEMA, "withheld", "members of data").asException()));
    return ours;
  }

  /** What the canonical form refuses is told by its place in theirs. */
  private static Letter read(Form form, Map<String, Object> letter) {
    try {
      return LetterJson.read(letter);
    } catch (RefusedException refused) {
      Refused reason = refused.refused();
      throw Places.at(theirs(form, reason.at()), reason).asException();
    }
  }

  private static String theirs(Form form, String at) {
    if (at.equals("item")) {
      return "data";
    }
    if (at.startsWith("item.")) {
      String column = at.substring("item.".length());
      return "data." + form.members().theirName(column).orElse(column);
    }
    return at.equals("from") ? "sender" : HEAD.theirName(at).orElse(at);
  }

  /**
   * Writes a letter as an event.
   *
   * @param today by whose codes it is written where it tells of no day itself
   */
  RawMessage encode(Letter letter, LocalDate today) {
    Form form = Form.of(letter.item().kind());
    LocalDate day = letter.item().happenedOn().orElse(today);
    Map<String, Object> ours = LetterJson.tree(letter);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", SPECIFICATION);
    event.put("type", form.type());
    event.put("source", "/lianzhi/" + letter.from().party());
    event.put("datacontenttype", "application/json");
    event.putAll(HEAD.theirs(ours, day));
    event.putAll(SENDER.theirs(Tree.get(ours, "from"), day));
    Tree.find(ours, "withheld")
        .ifPresent(entries -> event.put("withheld", theirWithheld(form, (List<?>) entries, day)));
    event.put("data", data(form, Tree.get(ours, "item"), day));
    return new RawMessage(
        form.type(), CONTENT_TYPE, Map.of(GROUP, group(letter)), JsonTree.write(event));
  }

  private static Object data(Form form, Object item, LocalDate day) {
    try {
      return form.members().theirs(item, day);
    } catch (InvalidValue none) {
      throw Refused.of(none, "item").asException();
    }
  }

  private static List<Object> theirWithheld(Form form, List<?> entries, LocalDate day) {
    return entries.stream()
        .<Object>map(entry -> {
          Map<String, Object> theirs = WITHHELD.theirs(entry, day);
          String field = (String) Tree.get(theirs, "field");
          theirs.put("field", form.members().theirName(field).orElseThrow());
          return theirs;
        })
        .toList();
  }

  /** Letters about one subject are of one group, which says nothing of the subject. */
  private static String group(Letter letter) {
    return "g" + Math.floorMod(letter.item().subject().hashCode(), GROUPS);
  }
}
