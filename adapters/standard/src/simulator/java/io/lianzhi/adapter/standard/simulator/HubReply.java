package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the hub answered: a receipt, a problem, or what was asked for. Parsed when looked into. */
public record HubReply(int status, byte[] body) {
  /** What {@link #said} says of a letter that is taken. */
  public static final String OK = "ok";

  /** Whether the hub took the letter, whatever came of it for each addressee. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /**
   * {@code ok} when the letter is taken for every addressee, else the refusal code: of the problem,
   * or of the first addressee for whom it was refused or parked. {@code HTTP 502} and the like
   * where the answer is not the hub's.
   */
  public String said() {
    Map<String, Object> tree = tree();
    if (!isSuccess()) {
      return tree.get("code") instanceof String code ? code : "HTTP " + status;
    }
    return objects(tree.get("outcomes")).stream()
        .filter(outcome -> !Objects.equals(outcome.get("outcome"), "TAKEN"))
        .map(HubReply::code)
        .findFirst()
        .orElse(OK);
  }

  /** The incident number of the arrival; empty where the hub gave none. */
  public Optional<String> incident() {
    return text("incident");
  }

  /** Whether the hub had the letter already, and this is the first receipt again. */
  public boolean isRepeated() {
    return Boolean.TRUE.equals(tree().get("repeated"));
  }

  /** The answer to a question that was waited for. */
  public Optional<Letter> answer() {
    return tree().get("answer") instanceof Map<?, ?> letter
        ? Optional.of(LetterJson.read(typed(letter)))
        : Optional.empty();
  }

  public Optional<String> text(String name) {
    return tree().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The body as a JSON tree; empty where it is none. */
  public Map<String, Object> tree() {
    try {
      return JsonTree.readObject(body);
    } catch (InvalidValue unreadable) {
      return Map.of();
    }
  }

  static List<Map<String, Object>> objects(@org.jspecify.annotations.Nullable Object raw) {
    return raw instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(each -> typed((Map<?, ?>) each)).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked") // JSON names are strings
  static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  private static String code(Map<String, Object> outcome) {
    return outcome.get("problem") instanceof Map<?, ?> problem
            && problem.get("code") instanceof String code
        ? code
        : String.valueOf(outcome.get("outcome"));
  }

  /** Says how long it is, never what it holds. */
  @Override
  public String toString() {
    return "HubReply[" + status + ", " + body.length + " bytes]";
  }
}
