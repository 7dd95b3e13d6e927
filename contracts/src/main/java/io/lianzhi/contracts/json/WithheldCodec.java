package io.lianzhi.contracts.json;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields of an item were withheld, each with its clause. */
final class WithheldCodec {
  private static final Codec<String> TEXT = Codecs.text(64);
  private static final Codec<List<Object>> ENTRIES =
      Codecs.list(Codec.of(entry -> entry, raw -> raw), 50);

  private WithheldCodec() {}

  static List<Map<String, Object>> write(Map<String, Clause> withheld) {
    return withheld.entrySet().stream()
        .map(entry ->
            JsonObject.tree(
                "field", entry.getKey(),
                "memorandum", entry.getValue().memorandum(),
                "clause", entry.getValue().number()))
        .toList();
  }

  static Map<String, Clause> read(Object raw) {
    Map<String, Clause> withheld = new LinkedHashMap<>();
    for (Object entry : ENTRIES.read(raw)) {
      JsonObject object = JsonObject.of(entry, "field", "memorandum", "clause");
      Clause clause =
          new Clause(TEXT.read(object.text("memorandum")), TEXT.read(object.text("clause")));
      if (withheld.put(TEXT.read(object.text("field")), clause) != null) {
        throw new InvalidValue(RefusalCode.SCHEMA, "withheld twice", "each field at most once");
      }
    }
    return withheld;
  }
}
