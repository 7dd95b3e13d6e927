package io.lianzhi.adapter.hangzhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hangzhou insists on its contract in what the hub answers. */
final class HubReplyTest {
  private static final String RECEIPT =
      "{\"code\":\"%s\",\"incident\":\"1\",\"received_at\":\"2021-11-19T10:00:00+08:00\","
          + "\"repeated\":false,\"results\":[]}";
  private static final String CAR =
      "{\"car_no\":\"浙A12345\",\"car_no_color\":\"1\",\"is_found\":false}";

  private static HubReply reply(int status, String body) {
    String json =
        switch (body) {
          case "receipt" -> RECEIPT.formatted("OK");
          case "parked" -> RECEIPT.formatted("CODE_UNKNOWN");
          case "half a receipt" -> "{\"code\":\"OK\"}";
          case "car" -> CAR;
          case "half a car" -> "{\"is_found\":false}";
          case "problem" -> "{\"code\":\"SCHEMA\",\"message\":\"格式错误\"}";
          default -> body;
        };
    return new HubReply(status, json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "200, receipt, ok",
    "200, half a receipt, HTTP 200",
    "200, car, HTTP 200",
    "200, parked, CODE_UNKNOWN",
    "202, receipt, HTTP 202",
    "202, parked, CODE_UNKNOWN",
    "422, problem, SCHEMA",
    "500, <html>, HTTP 500"
  })
  void aLetterIsTakenByAWholeReceiptOnly(int status, String body, String said) {
    assertThat(reply(status, body).saidOfLetter()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "200, car, ok",
    "200, half a car, HTTP 200",
    "200, receipt, HTTP 200",
    "202, receipt, UNANSWERED",
    "202, car, HTTP 202",
    "202, parked, CODE_UNKNOWN",
    "504, problem, SCHEMA"
  })
  void aQuestionIsAnsweredByAWholeVehicleOnly(int status, String body, String said) {
    assertThat(reply(status, body).saidOfQuestion()).isEqualTo(said);
  }
}
