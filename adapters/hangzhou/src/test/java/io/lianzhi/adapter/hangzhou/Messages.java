package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.Map;

/** Hangzhou's messages as they reach the adapter. */
final class Messages {
  private static final String JSON = "application/json";
  private static final Map<String, String> ASKED =
      Map.of(
          "parcel",
          "00000000000ZZ-1",
          "question-head",
          "{\"doc_id\":\"WEN-20211119-0002\",\"affair_no\":\"AFFAIR-2\",\"from_org\":\"330700-app\","
              + "\"to_orgs\":[\"330100\"],\"purpose\":\"ROAD_INSPECTION\",\"urgency\":\"3\"}",
          "question-car",
          "{\"car_no\":\"浙A12345\",\"car_no_color\":\"2\"}");

  private Messages() {}

  /** By the beginning of its name a file says which line it came by. */
  static Opened opened(String file, byte[] body) {
    if (file.startsWith("queries-")) {
      return on("vehicle-queries", body);
    }
    if (file.startsWith("answer-not-found")) {
      return answer("vehicle-query-not-found", body);
    }
    return file.startsWith("answer-") ? answer("vehicle-query-answer", body) : on("events", body);
  }

  static Opened on(String line, byte[] body) {
    return TestOpened.of(TestHouse.HANGZHOU, new RawMessage(line, JSON, body));
  }

  static Opened answer(RawMessage message) {
    return TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, message);
  }

  private static Opened answer(String form, byte[] body) {
    return answer(new RawMessage(form, JSON, ASKED, body));
  }
}
