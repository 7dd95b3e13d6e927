package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose question a synchronous answer answers. It travels beside the question in our own headers,
 * since Shaoxing's reply does not repeat it.
 */
record AnswerTo(LetterId question, PartyId asker, Matter matter, Purpose purpose, Urgency urgency) {
  static Map<String, String> headers(Letter question) {
    return Map.of(
        "question", question.id().value(),
        "asker", question.from().party().value(),
        "matter", question.matter().value(),
        "purpose", question.purpose().code(),
        "urgency", question.urgency().name());
  }

  static AnswerTo of(RawMessage answer) {
    try {
      return new AnswerTo(
          new LetterId(header(answer, "question")),
          new PartyId(header(answer, "asker")),
          new Matter(header(answer, "matter")),
          new Purpose(header(answer, "purpose")),
          Urgency.valueOf(header(answer, "urgency")));
    } catch (IllegalArgumentException foreign) {
      throw Refused.of(RefusalCode.SCHEMA, "", "the headers of our own question").asException();
    }
  }

  private static String header(RawMessage answer, String name) {
    return answer
        .header(name)
        .orElseThrow(() -> new InvalidValue(RefusalCode.SCHEMA, name + " missing", name));
  }

  /** The answer, under its own number, or one made from the question's. */
  Letter letter(Element head, Item item, PartyId sender) {
    LetterId id =
        ShaoxingMapping.idOf(head)
            .orElseGet(
                () -> LetterId.derived(ObjectId.VEHICLE_QUESTION.code(), question.value(), 1));
    return new Letter(
        id,
        1,
        matter,
        Origin.of(sender),
        List.of(asker),
        purpose,
        item,
        Optional.of(question),
        Optional.empty(),
        urgency,
        false);
  }
}
