package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Foreign bytes in the place of SOAP 1.2 letters, and of SOAP 1.1 calls and answers with
 * URL-encoded XML inside; {@code adapters/README.md} says how to fuzz.
 */
final class EnvelopesFuzzTest {
  private static final Adapter ADAPTER = Sandbox.adapter(1, Map.of());
  private static final List<Parcel> PARCELS =
      List.of(parcel(ItemKind.VEHICLE_QUESTION), parcel(ItemKind.VEHICLE_RECORD));

  private static Parcel parcel(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.SHAOXING);
    return TestParcel.of(1, letter, ADAPTER.encode(letter));
  }

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  private static Opened on(String line, byte[] body) {
    return TestOpened.of(TestHouse.SHAOXING, new RawMessage(line, "text/xml", body));
  }

  @FuzzTest
  void letters(byte[] body) {
    becomesParts(on("soap12", body));
  }

  @FuzzTest
  void objects(byte[] body) {
    becomesParts(on("soap11", body));
  }

  /** The inner document of an answer, as it is and URL-encoded. */
  @FuzzTest
  void answer(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (String encoded : List.of(text, UrlText.encode(text))) {
      for (Parcel parcel : PARCELS) {
        judged(parcel, encoded);
      }
    }
  }

  private static void judged(Parcel parcel, String encoded) {
    try {
      ObjectId id = ObjectId.of(parcel.message().form()).orElseThrow();
      if (ShaoxingDelivery.judge(id, parcel, encoded) instanceof Delivery.Accepted(var answer)) {
        answer.ifPresent(message ->
            becomesParts(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.SHAOXING, message)));
      }
    } catch (InvalidValue unreadable) {
      assertThat(unreadable.code()).isEqualTo(RefusalCode.SCHEMA);
    }
  }
}
