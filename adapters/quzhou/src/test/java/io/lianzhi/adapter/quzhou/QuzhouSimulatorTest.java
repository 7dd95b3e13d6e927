package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.quzhou.simulator.QuzhouSimulatorFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.json.JsonTree;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against the simulator: mutual TLS, two signatures, secrets that really end. */
class QuzhouSimulatorTest {
  private final Pki pki = new Pki();
  private Simulator simulator;
  private Adapter adapter;
  private long number;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Map<String, String> secrets = new HashMap<>(Houses.SECRETS);
    secrets.put("request-seconds", "2");
    simulator =
        new QuzhouSimulatorFactory()
            .start(
                new SimulatorSettings(
                    Houses.QUZHOU,
                    0,
                    URI.create("https://localhost:1"),
                    pki.writeQuzhou(folder),
                    secrets));
    adapter = adapter(pki.hubKeys());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Adapter adapter(Keys keys) {
    return new QuzhouAdapterFactory()
        .open(Houses.of(simulator.settings(), Map.of()).withKeys(keys));
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
    return FullLetters.of(kind, TestHouse.JINHUA, Houses.QUZHOU);
  }

  @Test
  void takesCallsOnlyFromWhomItsAuthorityHasCertified() {
    assertThat(deliver(adapter(pki.strangersTls()), 1, full(ItemKind.COPY_NOTICE)))
        .isInstanceOf(Delivery.RetryLater.class);
    assertThat(simulator.arrived()).isEmpty();
    assertThat(deliver(full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void takesLettersOnlyUnderTheHubsSignature() {
    assertThat(deliver(adapter(pki.strangersSignature()), 1, full(ItemKind.COPY_NOTICE)))
        .isInstanceOfSatisfying(
            Delivery.RetryLater.class, later -> assertThat(later.why()).startsWith("13: "));
    assertThat(simulator.arrived()).isEmpty();
    assertThat(deliver(full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void goesOnWhenASecretEndsBeforeTheTimeThatTheHubWasTold() throws InterruptedException {
    assertThat(deliver(full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
    Thread.sleep(2_100);
    assertThat(deliver(full(ItemKind.OVERLOAD_RECORD))).isEqualTo(new Delivery.Accepted());
    assertThat(simulator.arrived()).hasSize(2);
  }

  @Test
  void declinesTheSameSerialNumberWithOtherContent() {
    deliver(adapter, 5, full(ItemKind.COPY_NOTICE));
    assertThat(deliver(adapter, 5, full(ItemKind.COPY_NOTICE))).isEqualTo(new Delivery.Accepted());
    assertThat(deliver(adapter, 5, full(ItemKind.COPY_NOTICE).withVersion(9)))
        .isInstanceOfSatisfying(
            Delivery.Declined.class, declined -> assertThat(declined.why()).startsWith("32: "));
    assertThat(simulator.arrived())
        .extracting(Arrived::id)
        .hasSize(2)
        .containsOnly("0000000000005-1");
  }

  @Test
  void readsWhatArrivedFromItsOwnForm() {
    assertThat(deliver(full(ItemKind.OVERLOAD_RECORD))).isEqualTo(new Delivery.Accepted());
    Arrived arrived = simulator.arrived().getFirst();
    assertThat(arrived.letter()).isEqualTo(full(ItemKind.OVERLOAD_RECORD).id());
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

  /** Quzhou's register still has Quxian's code, and says so in its settings. */
  @Test
  void getsQujiangUnderItsFormerCode() {
    Letter notice = full(ItemKind.COPY_NOTICE);
    Letter inQujiang = notice.withItem(registeredIn((CopyNotice) notice.item(), "330803"));
    assertThat(JsonTree.readObject(adapter.encode(inQujiang).body()).toString())
        .contains("vehicleRegion=330821");
    assertThat(deliver(inQujiang)).isEqualTo(new Delivery.Accepted());
    assertThat(simulator.arrived().getFirst().facts()).containsEntry("region", "330803");
  }

  private static CopyNotice registeredIn(CopyNotice notice, String region) {
    return new CopyNotice(
        notice.plate(),
        notice.closedOn(),
        Field.of(new Region(region)),
        notice.vehicleType(),
        notice.enterprise(),
        notice.transportCertificate(),
        notice.driverName(),
        notice.driverQualification(),
        notice.driverEnterprise(),
        notice.loadingSite(),
        notice.loadingSlip(),
        notice.decision(),
        notice.reason(),
        notice.remarks());
  }

  @Test
  void answersForQuzhousVehiclesOnly() {
    assertThat(asked("浙H12345", PlateColour.YELLOW).found()).isTrue();
    assertThat(asked("浙HD12345", PlateColour.GRADIENT_GREEN).found()).isTrue();
    assertThat(asked("浙H12404", PlateColour.YELLOW).found()).isFalse();
    assertThat(asked("浙D12345", PlateColour.YELLOW).found()).isFalse();
  }

  private VehicleRecord asked(String plate, PlateColour colour) {
    Letter question = full(ItemKind.VEHICLE_QUESTION);
    Plate wanted = new Plate(plate, colour);
    VehicleQuestion item = (VehicleQuestion) question.item();
    Delivery.Accepted accepted =
        (Delivery.Accepted)
            deliver(
                question.withItem(
                    new VehicleQuestion(wanted, item.vin(), item.place(), item.reason())));
    Letter answer =
        (Letter)
            adapter
                .decode(
                    TestOpened.on(
                        Delivery.ANSWER_LINE, Houses.QUZHOU, accepted.answer().orElseThrow()))
                .findFirst()
                .orElseThrow();
    assertThat(answer.to()).containsExactly(TestHouse.JINHUA);
    assertThat(answer.answers()).contains(question.id());
    assertThat(((VehicleRecord) answer.item()).plate()).isEqualTo(wanted);
    return (VehicleRecord) answer.item();
  }
}
