package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.http.Http;
import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.contracts.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Foreign bytes in the place of what Hangzhou answers to a call of the hub's; {@code
 * adapters/README.md} says how to fuzz.
 */
final class AnswersFuzzTest {
  private static final TestHouse HOUSE = Houses.at("https://hangzhou.example", Map.of());
  private static final HangzhouProperties PROPERTIES = HangzhouProperties.of(HOUSE.settings());
  private static final HangzhouClient CLIENT = new HangzhouClient(HOUSE, PROPERTIES);
  private static final HangzhouMapping MAPPING =
      new HangzhouMapping(new PartyCodes(HOUSE.parties(), HOUSE.hub()), HOUSE.party());
  private static final Courier COURIER = new Courier(CLIENT, MAPPING, HOUSE.clock());
  private static final Tokens TOKENS =
      new Tokens(HOUSE, PROPERTIES, new Http(HOUSE.keys().tls(), Duration.ofSeconds(1)));
  private static final List<Integer> STATUSES = List.of(200, 404, 422, 500);
  private static final List<Parcel> PARCELS =
      List.of(parcel(ItemKind.VEHICLE_QUESTION), parcel(ItemKind.COPY_NOTICE));

  private static Parcel parcel(ItemKind kind) {
    var letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU);
    RawMessage message = MAPPING.encode(letter, BeijingDay.of(HOUSE.clock().instant()));
    return TestParcel.of(1, letter, message);
  }

  @FuzzTest
  void token(byte[] body) {
    try {
      var issued = TOKENS.issued(new TestResponse(200, body), HOUSE.clock().instant());
      assertThat(issued.until()).isAfter(HOUSE.clock().instant());
    } catch (NotNow unreadable) {
      assertThat(unreadable.why()).isEqualTo("token unreadable");
    }
  }

  @FuzzTest
  void outboxPage(byte[] body) {
    try {
      new Outbox(CLIENT, HOUSE.clock())
          .page("7", new TestResponse(200, body))
          .messages()
          .forEach(
              event -> assertThat(MAPPING.decode(Messages.on("events", event.body()))).isNotNull());
    } catch (NotNow unreadable) {
      assertThat(unreadable.why()).isEqualTo("outbox unreadable");
    }
  }

  @FuzzTest
  void delivery(byte[] body) {
    for (Parcel parcel : PARCELS) {
      for (int status : STATUSES) {
        Delivery delivery = COURIER.judge(parcel, new TestResponse(status, body));
        if (delivery instanceof Delivery.Accepted(var answer)) {
          answer.ifPresent(
              message -> assertThat(MAPPING.decode(Messages.answer(message))).isNotNull());
        }
      }
    }
  }
}
