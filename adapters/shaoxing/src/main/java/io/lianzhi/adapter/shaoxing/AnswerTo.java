package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a synchronous answer answers: the whole question as it was put, and the parcel by which it
 * went. Both travel in headers of our own, since Shaoxing's reply repeats neither.
 */
record AnswerTo(String parcel, Letter question) {
  private static final String PARCEL = "parcel";
  private static final String QUESTION = "question";

  static Map<String, String> headers(Parcel question) {
    String document = new String(question.message().body(), StandardCharsets.UTF_8);
    return Map.of(PARCEL, question.id(), QUESTION, document);
  }

  /**
   * The question of an answer.
   *
   * @throws io.lianzhi.contracts.RefusedException where the headers are not ours
   */
  static AnswerTo of(RawMessage answer, ShaoxingMapping mapping, LocalDate today) {
    String parcel = answer.header(PARCEL).orElseThrow(AnswerTo::foreign);
    String document = answer.header(QUESTION).orElseThrow(AnswerTo::foreign);
    try {
      return new AnswerTo(parcel, mapping.readQuestion(XmlReader.read(document), today));
    } catch (InvalidValue unreadable) {
      throw foreign();
    }
  }

  /**
   * The id of the answer that came to a parcel. Shaoxing's own number, where it gives one, follows
   * from the asker's, which two askers may share.
   */
  static Optional<LetterId> id(RawMessage answer) {
    try {
      return answer.header(PARCEL).map(AnswerTo::id);
    } catch (InvalidValue foreign) {
      return Optional.empty();
    }
  }

  private static LetterId id(String parcel) {
    return LetterId.derived(ObjectId.VEHICLE_QUESTION.code(), parcel, 1);
  }

  /**
   * The answer as a letter to the asker.
   *
   * @throws io.lianzhi.contracts.RefusedException where it is about another vehicle
   */
  Letter letter(VehicleRecord record, PartyId sender) {
    if (!(question.item() instanceof VehicleQuestion asked)
        || !asked.plate().equals(record.plate())) {
      throw Refused.of(RefusalCode.SCHEMA, "clxx/hphm", "the vehicle that was asked for")
          .asException();
    }
    return new Letter(
        id(parcel),
        1,
        question.matter(),
        Origin.of(sender),
        List.of(question.from().party()),
        question.purpose(),
        record,
        Optional.of(question.id()),
        Optional.empty(),
        question.urgency(),
        question.test());
  }

  private static RuntimeException foreign() {
    return Refused.of(RefusalCode.SCHEMA, "", "the headers of our own question").asException();
  }
}
