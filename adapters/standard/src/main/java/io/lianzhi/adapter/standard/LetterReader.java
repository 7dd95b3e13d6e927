package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.Map;
import java.util.Optional;

/** Reads one letter in canonical JSON, and holds it against what is known of its arrival. */
final class LetterReader {
  private static final int LARGEST = 1 << 20;

  /** On a synchronous answer: the id of the question that it was given to. */
  static final String QUESTION = "lianzhi-question";

  static final String PLATE = "lianzhi-plate";

  private LetterReader() {}

  static Part read(Opened opened) {
    Map<String, Object> tree;
    try {
      requireSize(opened.raw().body());
      tree = JsonTree.readObject(opened.raw().body());
    } catch (InvalidValue unreadable) {
      return new Rejected(1, Refused.of(unreadable, ""), Optional.empty());
    }
    return read(opened, tree);
  }

  private static void requireSize(byte[] body) {
    if (body.length > LARGEST) {
      throw new InvalidValue(RefusalCode.TOO_LARGE, "letter too large", "at most 1 MiB");
    }
  }

  private static Part read(Opened opened, Map<String, Object> tree) {
    try {
      requireSender(opened, tree);
      Letter letter = LetterJson.read(tree);
      requireQuestion(opened, letter);
      return letter;
    } catch (RefusedException refused) {
      return new Rejected(1, refused.refused(), id(tree));
    }
  }

  /** Before anything else: whoever speaks for another party is told so, whatever they said. */
  private static void requireSender(Opened opened, Map<String, Object> tree) {
    if (tree.get("from") instanceof Map<?, ?> from
        && from.get("party") instanceof String claimed
        && !claimed.equals(opened.party().value())) {
      throw Refused.of(RefusalCode.WRONG_SENDER, "from.party", opened.party().value())
          .asException();
    }
  }

  private static void requireQuestion(Opened opened, Letter letter) {
    if (!opened.line().equals(Delivery.ANSWER_LINE)) {
      return;
    }
    Optional<String> asked = opened.raw().header(QUESTION);
    if (asked.isEmpty() || !asked.equals(letter.answers().map(LetterId::value))) {
      throw Refused.of(RefusalCode.SCHEMA, "answers", "the id of the question asked").asException();
    }
    Optional<String> plate = opened.raw().header(PLATE);
    if (plate.isPresent() && !plate.equals(plateKey(letter))) {
      throw Refused.of(RefusalCode.SCHEMA, "item.plate", "the vehicle that was asked for")
          .asException();
    }
  }

  private static Optional<String> plateKey(Letter letter) {
    return letter.item() instanceof VehicleRecord vehicle
        ? Optional.of(vehicle.plate().key())
        : Optional.empty();
  }

  private static Optional<LetterId> id(Map<String, Object> tree) {
    try {
      return tree.get("id") instanceof String id ? Optional.of(new LetterId(id)) : Optional.empty();
    } catch (InvalidValue unusable) {
      return Optional.empty();
    }
  }
}
