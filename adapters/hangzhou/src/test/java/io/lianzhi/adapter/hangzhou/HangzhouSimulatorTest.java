package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.hangzhou.simulator.HangzhouSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against the simulator: mutual TLS, tokens, keys and every behaviour. */
class HangzhouSimulatorTest {
  private final Pki pki = new Pki();
  private Simulator simulator;
  private Adapter adapter;
  private long number;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    simulator =
        new HangzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    TestHouse.HANGZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    pki.writeHangzhou(folder),
                    Houses.SECRETS));
    adapter = adapter(pki.hubTls());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Adapter adapter(SSLContext tls) {
    return new HangzhouAdapterFactory()
        .open(Houses.at("https://localhost:" + simulator.port(), Map.of()).withKeys(Pki.keys(tls)));
  }

  private Delivery deliver(Letter letter) {
    return deliver(adapter, ++number, letter);
  }

  private static Delivery deliver(Adapter adapter, long number, Letter letter) {
    TestParcel parcel = TestParcel.of(number, letter, adapter.encode(letter));
    TestParcel timeless =
        new TestParcel(
            parcel.id(),
            parcel.letter(),
            parcel.incident(),
            parcel.kind(),
            parcel.urgency(),
            parcel.message(),
            Optional.empty());
    return adapter.deliver(List.of(timeless)).getFirst();
  }

  private static Letter full(ItemKind kind) {
    return FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU);
  }

  @Test
  void takesCallsOnlyFromWhomItsAuthorityHasCertified() {
    assertThat(deliver(adapter(pki.strangerTls()), 1, full(ItemKind.COPY_NOTICE)))
        .isInstanceOf(Delivery.RetryLater.class);
    assertThat(simulator.arrived()).isEmpty();
    assertThat(deliver(full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void readsWhatArrivedFromItsOwnForm() {
    assertThat(deliver(full(ItemKind.OVERLOAD_RECORD))).isEqualTo(new Delivery.Accepted());
    Arrived arrived = simulator.arrived().getFirst();
    assertThat(arrived.letter()).isEqualTo(full(ItemKind.OVERLOAD_RECORD).id());
    assertThat(arrived.kind()).isEqualTo(ItemKind.OVERLOAD_RECORD);
    assertThat(arrived.facts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "plate", "浙D12345",
                "colour", "YELLOW",
                "totalKg", "98000",
                "limitKg", "49000",
                "region", "330603",
                "time", "2021-11-19T02:30:00Z"));
  }

  @Test
  void getsANewTokenWhenHangzhouForgotTheOldOne() {
    deliver(full(ItemKind.COPY_NOTICE));
    simulator.behave("forget-tokens");
    assertThat(deliver(full(ItemKind.OVERLOAD_RECORD))).isEqualTo(new Delivery.Accepted());
    assertThat(simulator.arrived()).hasSize(2);
  }

  @Test
  void declinesTheSameKeyWithOtherContent() {
    deliver(adapter, 5, full(ItemKind.COPY_NOTICE));
    assertThat(deliver(adapter, 5, full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
    assertThat(deliver(adapter, 5, full(ItemKind.COPY_NOTICE).asTest().withVersion(9)))
        .isInstanceOfSatisfying(
            Delivery.Declined.class,
            declined -> assertThat(declined.why()).startsWith("IDEMPOTENCY_CONFLICT"));
    assertThat(simulator.arrived())
        .extracting(Arrived::id)
        .hasSize(2)
        .containsOnly("0000000000005-1");
  }

  @Test
  void answersForHangzhousVehiclesOnly() {
    assertThat(asked("浙A12345", PlateColour.YELLOW).found()).isTrue();
    assertThat(asked("浙AD12345", PlateColour.GRADIENT_GREEN).found()).isTrue();
    assertThat(asked("浙A12404", PlateColour.YELLOW).found()).isFalse();
    assertThat(asked("浙D12345", PlateColour.YELLOW).found()).isFalse();
  }

  private VehicleRecord asked(String plate, PlateColour colour) {
    Letter question = full(ItemKind.VEHICLE_QUESTION);
    VehicleQuestion item = (VehicleQuestion) question.item();
    Plate wanted = new Plate(plate, colour);
    Delivery.Accepted accepted =
        (Delivery.Accepted)
            deliver(
                question.withItem(
                    new VehicleQuestion(wanted, item.vin(), item.place(), item.reason())));
    RawMessage raw = accepted.answer().orElseThrow();
    Letter answer =
        (Letter)
            adapter
                .decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, raw))
                .findFirst()
                .orElseThrow();
    assertThat(((VehicleRecord) answer.item()).plate()).isEqualTo(wanted);
    return (VehicleRecord) answer.item();
  }
}
