package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.CarInfo;
import io.lianzhi.adapter.hangzhou.generated.CarQuery;
import io.lianzhi.adapter.hangzhou.generated.Head;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.VehicleRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Hangzhou answers to a question on the same connection. Such an answer has no head of its
 * own: what it answers, and whom, goes with it in the message's headers.
 */
final class AnswerMapping {
  /** The form of their 200. */
  static final String ANSWER = "vehicle-query-answer";

  /** The form of their 404. */
  static final String NOT_FOUND = "vehicle-query-not-found";

  private static final String HEAD = "question-head";
  private static final String CAR = "question-car";
  private static final String PARCEL = "parcel";

  private final HeadMapping heads;
  private final PartyId party;

  AnswerMapping(HeadMapping heads, PartyId party) {
    this.heads = heads;
    this.party = party;
  }

  RawMessage answer(CarQuery asked, String parcel, byte[] body) {
    return message(ANSWER, asked, parcel, body);
  }

  RawMessage notFound(CarQuery asked, String parcel, byte[] body) {
    return message(NOT_FOUND, asked, parcel, body);
  }

  private static RawMessage message(String form, CarQuery asked, String parcel, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PARCEL, parcel);
    headers.put(HEAD, text(Json.write(asked.getHead())));
    headers.put(CAR, text(Json.write(car(asked))));
    return new RawMessage(form, "application/json", headers, body);
  }

  private static Car car(CarQuery asked) {
    return PlateMapping.car(asked.getCarNo(), asked.getCarNoColor(), asked.getHpzl());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** The id of the answer that came to a parcel. */
  static Optional<LetterId> id(RawMessage answer) {
    try {
      return answer.header(PARCEL).map(parcel -> new LetterId(id(parcel)));
    } catch (InvalidValue foreign) {
      return Optional.empty();
    }
  }

  private static String id(String parcel) {
    return "answer-" + parcel;
  }

  /**
   * The answer as a letter to the asker, of the question's affair and purpose.
   *
   * @param day on which it came
   */
  Letter letter(RawMessage raw, LocalDate day) {
    Reading in = Reading.at("", day);
    Head question = header(raw, HEAD, Head.class, in);
    Plate asked = PlateMapping.plate(header(raw, CAR, Car.class, in), in);
    VehicleRecord record =
        raw.form().equals(NOT_FOUND)
            ? CarInfoMapping.notFound(asked, in)
            : CarInfoMapping.read(Json.bind(Json.tree(raw.body()), CarInfo.class, ""), in);
    if (!record.plate().equals(asked)) {
      throw in.refused(RefusalCode.SCHEMA, "car_no", "the vehicle that was asked for");
    }
    String parcel = in.required(PARCEL, raw.headers().get(PARCEL), Values.text(64));
    String asker = in.required("from_org", question.getFromOrg(), Values.text(64));
    Head answer =
        new Head()
            .docId(id(parcel))
            .affairNo(question.getAffairNo())
            .toOrgs(List.of(asker))
            .purpose(question.getPurpose())
            .replyTo(question.getDocId())
            .urgency(question.getUrgency())
            .isTest(question.getIsTest());
    return heads.letter(answer, record, party, in).answering(new LetterId(question.getDocId()));
  }

  private static <T> T header(RawMessage raw, String name, Class<T> type, Reading in) {
    return in.required(
        name,
        raw.headers().get(name),
        json -> Json.bind(Json.tree(json.getBytes(StandardCharsets.UTF_8)), type, name));
  }
}
