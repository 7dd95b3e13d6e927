package io.lianzhi.adapter.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a party can answer to a letter, and the delivery that it makes. */
final class PartyAnswerTest {
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void anySuccessWithoutABodyIsAccepted(int status) {
    assertThat(answer(status, "")).isEqualTo(new Delivery.Accepted());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 405, 409, 410, 413, 415, 422})
  void whatIsWrongWithTheLetterIsDeclined(int status) {
    assertThat(answer(status, "{\"code\":\"SCHEMA\",\"title\":\"not a letter\"}"))
        .isEqualTo(new Delivery.Declined("HTTP " + status + " SCHEMA: not a letter"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 408, 425, 429, 500, 502, 503, 504})
  void whatIsWrongWithTheMomentIsForLater(int status) {
    assertThat(answer(status, "")).isInstanceOf(Delivery.RetryLater.class);
  }

  @Test
  void aReplayIsForLaterAndAConflictIsDeclined() {
    assertThat(answer(409, "{\"code\":\"REPLAY\"}")).isInstanceOf(Delivery.RetryLater.class);
    assertThat(answer(409, "{\"code\":\"ID_CONFLICT\"}"))
        .isEqualTo(new Delivery.Declined("HTTP 409 ID_CONFLICT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[1]", "{\"a\":", "null", "\u0000"})
  void aSuccessThatCannotBeReadIsForLater(String body) {
    assertThat(answer(200, body)).isInstanceOf(Delivery.RetryLater.class);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 2021-11-19T02:00:07Z",
    "'Fri, 19 Nov 2021 02:05:00 GMT', 2021-11-19T02:05:00Z",
    "999999999, 2021-11-19T03:00:00Z"
  })
  void retryAfterIsHonouredUpToAnHour(String header, Instant when) {
    assertThat(later(header)).contains(when);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "Thu, 18 Nov 2021 02:05:00 GMT", "99999999999"})
  void aRetryAfterThatSaysNothingLeavesItToTheLane(String header) {
    assertThat(later(header)).isEmpty();
  }

  private static Optional<Instant> later(String header) {
    PartyAnswer answer = new PartyAnswer(429, Optional.of(header), new byte[0]);
    Delivery delivery = answer.delivery(parcel(ItemKind.COPY_NOTICE), NOW);
    return delivery instanceof Delivery.RetryLater(Optional<Instant> when, String _)
        ? when
        : Optional.of(Instant.MIN);
  }

  @Test
  void onlyAQuestionHasAnAnswer() {
    byte[] body = "{\"answer\":{\"id\":\"a\"}}".getBytes(StandardCharsets.UTF_8);
    PartyAnswer answer = new PartyAnswer(200, Optional.empty(), body);
    assertThat(answer.delivery(parcel(ItemKind.COPY_NOTICE), NOW))
        .isEqualTo(new Delivery.Accepted());
    Delivery delivery = answer.delivery(parcel(ItemKind.VEHICLE_QUESTION), NOW);
    assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
    assertThat(((Delivery.Accepted) delivery).answer())
        .hasValueSatisfying(raw -> {
          assertThat(raw.form()).isEqualTo(Delivery.ANSWER_LINE);
          assertThat(raw.headers()).containsKeys("lianzhi-question", "lianzhi-plate");
          assertThat(new String(raw.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"a\"}");
        });
  }

  @Test
  void whyIsShortAndPrintable() {
    String detail = "x".repeat(500) + "\\u0007";
    Delivery delivery = answer(422, "{\"code\":\"S\\nCHEMA\",\"detail\":\"" + detail + "\"}");
    String why = ((Delivery.Declined) delivery).why();
    assertThat(why).hasSize(200).startsWith("HTTP 422 S CHEMA: xxx").doesNotContain("\n");
  }

  private static Delivery answer(int status, String body) {
    return new PartyAnswer(status, Optional.empty(), body.getBytes(StandardCharsets.UTF_8))
        .delivery(parcel(ItemKind.COPY_NOTICE), NOW);
  }

  private static Parcel parcel(ItemKind kind) {
    var letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU);
    return TestParcel.of(
        1, letter, new RawMessage("letter", "application/json", LetterJson.write(letter)));
  }
}
