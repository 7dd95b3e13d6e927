package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.http.RetryAfter;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a party said to a letter.
 *
 * <ul>
 *   <li>2xx with no body, or a JSON object: it has it. To a question, the member {@code answer} is
 *       its answer, a letter
 *   <li>401, 403, 404, 408, 425, 429, 5xx, a redirect, or anything unreadable: later, as {@code
 *       Retry-After} says; the cause lies in the set-up or in the moment, not in the letter
 *   <li>409 with code {@code REPLAY}: later, since the next attempt has its own signature
 *   <li>any other 4xx, among them 409 {@code ID_CONFLICT}: it does not take the letter
 * </ul>
 */
record PartyAnswer(int status, Optional<String> retryAfter, byte[] body) {
  private static final int LONGEST_WHY = 200;

  /** The delivery that this answer to {@code parcel} makes. */
  Delivery delivery(Parcel parcel, Instant now) {
    Optional<Map<String, Object>> tree = tree();
    if (status / 100 == 2) {
      return tree.map(read -> accepted(parcel, read)).orElseGet(() -> unreadable(now));
    }
    String why = why(tree.orElse(Map.of()));
    return isForLater(tree.orElse(Map.of()))
        ? new Delivery.RetryLater(wait(now), why)
        : new Delivery.Declined(why);
  }

  private Delivery unreadable(Instant now) {
    return new Delivery.RetryLater(wait(now), "an answer that is no JSON object");
  }

  private static Delivery accepted(Parcel parcel, Map<String, Object> tree) {
    if (!parcel.kind().isQuestion() || !(tree.get("answer") instanceof Map<?, ?> letter)) {
      return new Delivery.Accepted();
    }
    return new Delivery.Accepted(
        Optional.of(
            new RawMessage(
                Delivery.ANSWER_LINE,
                StandardAdapter.JSON,
                asked(parcel),
                JsonTree.write(letter))));
  }

  /** What the answer has to be about: the question by its id, and its vehicle. */
  private static Map<String, String> asked(Parcel parcel) {
    Letter question = LetterJson.read(parcel.message().body());
    return question.item() instanceof VehicleQuestion vehicle
        ? Map.of(
            LetterReader.QUESTION, parcel.letter().value(),
            LetterReader.PLATE, vehicle.plate().key())
        : Map.of(LetterReader.QUESTION, parcel.letter().value());
  }

  private boolean isForLater(Map<String, Object> problem) {
    return switch (status) {
      case 401, 403, 404, 408, 425, 429 -> true;
      case 409 -> "REPLAY".equals(problem.get("code"));
      default -> status < 400 || status >= 500;
    };
  }

  private Optional<Map<String, Object>> tree() {
    if (body.length == 0) {
      return Optional.of(Map.of());
    }
    try {
      return Optional.of(JsonTree.readObject(body));
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  private String why(Map<String, Object> problem) {
    StringBuilder why = new StringBuilder("HTTP ").append(status);
    for (String name : new String[] {"code", "title", "detail"}) {
      if (problem.get(name) instanceof String text) {
        why.append(name.equals("code") ? " " : ": ").append(text);
      }
    }
    String printable = why.toString().replaceAll("\\p{Cntrl}", " ");
    return printable.substring(0, Math.min(LONGEST_WHY, printable.length()));
  }

  private Optional<Instant> wait(Instant now) {
    return RetryAfter.of(retryAfter, now).filter(at -> at.isAfter(now));
  }

  /** Says how long it is, never what it holds. */
  @Override
  public String toString() {
    return "PartyAnswer[" + status + ", " + body.length + " bytes]";
  }
}
