package io.lianzhi.adapter.quzhou;

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
import io.lianzhi.contracts.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Quzhou answers to a question on the same connection. Such an answer has no head of its own:
 * the question goes with it in the message's headers.
 */
final class AnswerMapping {
  /** The form of a vehicle that Quzhou knows. */
  static final String ANSWER = "vehicle-answer";

  /** The form of the word that it knows none. */
  static final String NOT_FOUND = "vehicle-not-found";

  private static final String QUESTION = "question";
  private static final String PARCEL = "parcel";

  private final QuzhouMapping mapping;
  private final PartyId party;

  AnswerMapping(QuzhouMapping mapping, PartyId party) {
    this.mapping = mapping;
    this.party = party;
  }

  /** An answer, ready for the intake. */
  static RawMessage message(String form, Parcel question, byte[] body) {
    String asked = new String(question.message().body(), StandardCharsets.UTF_8);
    return new RawMessage(
        form, "application/json", Map.of(PARCEL, question.id(), QUESTION, asked), body);
  }

  /** The id that the answer to a parcel has. */
  static Optional<LetterId> id(RawMessage answer) {
    try {
      return answer.header(PARCEL).map(parcel -> new LetterId("answer-" + parcel));
    } catch (InvalidValue foreign) {
      return Optional.empty();
    }
  }

  /** The answer as a letter to the asker, of the question's matter and purpose. */
  Letter letter(RawMessage raw, LocalDate day) {
    Letter question = question(raw, day);
    Origin asker = question.from();
    VehicleRecord record = record(raw, question, day);
    return new Letter(
        id(raw).orElseThrow(AnswerMapping::notOurs),
        1,
        question.matter(),
        new Origin(party, Optional.empty(), Optional.empty()),
        List.of(asker.party()),
        question.purpose(),
        record,
        Optional.of(question.id()),
        Optional.empty(),
        question.urgency(),
        question.test());
  }

  private Letter question(RawMessage raw, LocalDate day) {
    String asked = raw.header(QUESTION).orElseThrow(AnswerMapping::notOurs);
    return mapping.own(asked.getBytes(StandardCharsets.UTF_8), party, day);
  }

  private static RuntimeException notOurs() {
    return Refused.of(RefusalCode.SCHEMA, "", "the headers of our own question").asException();
  }

  private static VehicleRecord record(RawMessage raw, Letter question, LocalDate day) {
    if (!(question.item() instanceof VehicleQuestion asked)) {
      throw notOurs();
    }
    if (raw.form().equals(NOT_FOUND)) {
      return VehicleRecordMapping.notFound(asked.plate(), day);
    }
    Reading in = Reading.of(JsonTree.readObject(raw.body()), day);
    VehicleRecord record = VehicleRecordMapping.read(in);
    if (!record.plate().equals(asked.plate())) {
      throw in.refused(RefusalCode.SCHEMA, "vehicleNumber", "the vehicle that was asked for");
    }
    return record;
  }
}
