package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** A letter of each kind in which every field is there, with values that its neighbours lack. */
public final class FullLetters {
  private FullLetters() {}

  /** The one in which every field is there. */
  public static Letter of(ItemKind kind, PartyId from, PartyId to) {
    return all(kind, from, to).getFirst();
  }

  /** The full one first, then those whose content has another shape. The same at each call. */
  public static List<Letter> all(ItemKind kind, PartyId from, PartyId to) {
    return ((List<?>) JsonTree.read(resource(kind)))
        .stream()
            .map(tree -> LetterJson.read(JsonTree.write(tree)))
            .map(letter -> between(letter, from, to))
            .toList();
  }

  private static Letter between(Letter full, PartyId from, PartyId to) {
    return new Letter(
        full.id(),
        full.version(),
        full.matter(),
        new Origin(from, full.from().unit(), full.from().officer()),
        List.of(to),
        full.purpose(),
        full.item(),
        full.answers(),
        full.answerBy(),
        full.urgency(),
        full.test());
  }

  /** The same letter under another id, and of another matter. */
  public static Letter renamed(Letter letter, String id) {
    return new Letter(
        new LetterId(id),
        letter.version(),
        new Matter("matter-" + id),
        letter.from(),
        letter.to(),
        letter.purpose(),
        letter.item(),
        letter.answers(),
        letter.answerBy(),
        letter.urgency(),
        letter.test());
  }

  /** The same letter, each field that may lack there or not by chance. */
  static Letter thinned(Letter letter, Random chance) {
    Set<String> optional = letter.item().kind().schema().releasable();
    Map<String, Object> tree = JsonTree.readObject(LetterJson.write(letter));
    Map<String, Object> item = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(tree.get("item")))
        .forEach((name, value) -> {
          if (!optional.contains(name) || chance.nextBoolean()) {
            item.put((String) name, value);
          }
        });
    tree.put("item", item);
    return LetterJson.read(tree);
  }

  private static byte[] resource(ItemKind kind) {
    String name = "full/" + kind + ".json";
    try (InputStream in = FullLetters.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
