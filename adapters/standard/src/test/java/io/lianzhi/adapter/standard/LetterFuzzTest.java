package io.lianzhi.adapter.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Foreign bytes in the place of a letter in canonical JSON and of an answer to one; {@code
 * adapters/README.md} says how to fuzz.
 */
final class LetterFuzzTest {
  private static final Adapter ADAPTER =
      new StandardAdapterFactory()
          .open(TestHouse.of(TestHouse.JINHUA, Map.of("handover", "pulled"), Map.of()));
  private static final Instant NOW = Instant.parse("2021-11-19T02:00:00Z");
  private static final List<Integer> STATUSES = List.of(200, 409, 422, 503);
  private static final List<Parcel> PARCELS =
      List.of(parcel(ItemKind.VEHICLE_QUESTION), parcel(ItemKind.COPY_NOTICE));

  private static Parcel parcel(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.HANGZHOU, TestHouse.JINHUA);
    return TestParcel.of(1, letter, ADAPTER.encode(letter));
  }

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  @FuzzTest
  void letter(byte[] body) {
    becomesParts(
        TestOpened.of(TestHouse.JINHUA, new RawMessage("letters", "application/json", body)));
  }

  /** What a party says to a letter or a question: Retry-After in the first line, then the body. */
  @FuzzTest
  void answer(byte[] data) {
    String[] said = new String(data, StandardCharsets.UTF_8).split("\n", 2);
    byte[] body = said[said.length - 1].getBytes(StandardCharsets.UTF_8);
    for (Parcel parcel : PARCELS) {
      for (int status : STATUSES) {
        judged(new PartyAnswer(status, Optional.of(said[0]), body).delivery(parcel, NOW));
      }
    }
  }

  private static void judged(Delivery delivery) {
    switch (delivery) {
      case Delivery.Accepted(var answer) ->
          answer.ifPresent(message ->
              becomesParts(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.JINHUA, message)));
      case Delivery.Declined(String why) -> assertThat(why).isNotBlank();
      case Delivery.RetryLater(var when, String why) ->
          assertThat(when.filter(NOW::isAfter)).isEmpty();
      case Delivery.Unknown(String why) -> throw new AssertionError(why);
    }
  }

  /** The language that a caller wants to be answered in. */
  @FuzzTest
  void acceptLanguage(byte[] data) {
    String header = new String(data, StandardCharsets.ISO_8859_1);
    RawMessage request =
        new RawMessage(
            "letters", "application/json", Map.of("accept-language", header), new byte[0]);
    assertThat(ADAPTER.reply(request, Refused.of(RefusalCode.SCHEMA, "")).httpStatus())
        .isEqualTo(400);
  }
}
