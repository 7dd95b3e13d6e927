package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.shaoxing.simulator.ShaoxingSimulator;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries over mutual TLS to the simulator, which verifies every signature by WSS4J. */
final class ShaoxingDeliveryTest {
  private static final AtomicLong NUMBERS = new AtomicLong(50_000);
  private final ShaoxingSimulator shaoxing = Sandbox.simulator(URI.create("https://localhost:1"));
  private Adapter adapter = Sandbox.adapter(shaoxing.port());

  @BeforeEach
  void behaveWell() {
    shaoxing.behave("normal");
  }

  @AfterEach
  void stop() {
    shaoxing.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "VEHICLE_ALARM|WATCH_.*")
  void handsOverEveryKindUnderItsParcelId(ItemKind kind) {
    TestParcel parcel = parcel(letter(kind, "kind-" + kind));
    assertThat(deliver(parcel)).isInstanceOf(Delivery.Accepted.class);
    Arrived arrived = shaoxing.arrived().getFirst();
    assertThat(arrived.id()).isEqualTo(parcel.id());
    assertThat(arrived.letter()).isEqualTo(parcel.letter());
    assertThat(arrived.kind()).isEqualTo(kind);
  }

  @Test
  void arrivesWithTheFactsOfTheLetter() {
    deliver(parcel(letter(ItemKind.OVERLOAD_RECORD, "facts")));
    assertThat(shaoxing.arrived().getFirst().facts())
        .containsEntry("plate", "浙D12345")
        .containsEntry("colour", "YELLOW")
        .containsEntry("totalKg", "98000")
        .containsEntry("limitKg", "49000")
        .containsEntry("region", "330603");
  }

  @Test
  void signsByRsaWhereTheHubsKeyIsRsa() {
    adapter = Sandbox.adapter(shaoxing.port(), SignatureAlgorithm.RSA_SHA256, Map.of());
    assertThat(deliver(parcel(letter(ItemKind.COPY_NOTICE, "rsa"))))
        .isInstanceOf(Delivery.Accepted.class);
  }

  @Test
  void bringsTheAnswerOfAQuestionBackToItsAsker() {
    Letter question = letter(ItemKind.VEHICLE_QUESTION, "question");
    Letter record = (Letter) answered(question);
    assertThat(record.answers()).contains(question.id());
    assertThat(record.to()).containsExactly(question.from().party());
    assertThat(record.matter()).isEqualTo(question.matter());
    assertThat(record.purpose()).isEqualTo(question.purpose());
    assertThat(record.urgency()).isEqualTo(question.urgency());
    assertThat(record.test()).isTrue();
    assertThat(((VehicleRecord) record.item()).found()).isTrue();
  }

  @Test
  void keepsTheAnswersToTwoAskersApartThoughTheirQuestionsHaveOneId() {
    Letter first = letter(ItemKind.VEHICLE_QUESTION, "same");
    Letter second =
        FullLetters.renamed(
            FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA_APP, TestHouse.SHAOXING),
            "same");
    List<Part> answers = List.of(answered(first), answered(second));
    assertThat(answers).extracting(answer -> ((Letter) answer).id()).doesNotHaveDuplicates();
    assertThat(answers)
        .extracting(answer -> ((Letter) answer).to().getFirst())
        .containsExactly(TestHouse.JINHUA, TestHouse.JINHUA_APP);
  }

  private Part answered(Letter question) {
    RawMessage answer = ((Delivery.Accepted) deliver(parcel(question))).answer().orElseThrow();
    return adapter
        .decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.SHAOXING, answer))
        .toList()
        .getFirst();
  }

  @Test
  void aClockOfTheirsThatIsSlowBearsOurTimeStampOnlyWhereWePutItBack() {
    shaoxing.behave("clock-slow");
    adapter = Sandbox.adapter(shaoxing.port(), Map.of("backdate", "PT0S"));
    assertThat(deliver(parcel(letter(ItemKind.COPY_NOTICE, "fresh"))))
        .isEqualTo(new Delivery.RetryLater(Optional.empty(), "11 接口许可或签名无效"));
    adapter = Sandbox.adapter(shaoxing.port());
    assertThat(deliver(parcel(letter(ItemKind.COPY_NOTICE, "backdated"))))
        .isInstanceOf(Delivery.Accepted.class);
    shaoxing.behave("clock-skewed");
    assertThat(deliver(parcel(letter(ItemKind.COPY_NOTICE, "fast"))))
        .isInstanceOf(Delivery.Accepted.class);
  }

  @Test
  void triesAgainWhereNobodyListens() {
    shaoxing.close();
    assertThat(deliver(parcel(letter(ItemKind.COPY_NOTICE, "nobody"))))
        .isInstanceOf(Delivery.RetryLater.class);
  }

  @Test
  void deliversFromManyThreadsAtOnce() throws Exception {
    int letters = 200;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Delivery>> deliveries = new ArrayList<>();
      for (int i = 0; i < letters; i++) {
        TestParcel parcel = parcel(letter(ItemKind.OVERLOAD_RECORD, "many-" + i));
        deliveries.add(threads.submit(() -> deliver(parcel)));
      }
      for (Future<Delivery> delivery : deliveries) {
        assertThat(delivery.get()).isInstanceOf(Delivery.Accepted.class);
      }
    }
    assertThat(shaoxing.arrived()).hasSize(letters);
    assertThat(shaoxing.arrived().stream().map(Arrived::letter).distinct()).hasSize(letters);
  }

  private static Letter letter(ItemKind kind, String id) {
    return FullLetters.renamed(FullLetters.of(kind, TestHouse.JINHUA, TestHouse.SHAOXING), id);
  }

  private TestParcel parcel(Letter letter) {
    return TestParcel.of(NUMBERS.incrementAndGet(), letter, adapter.encode(letter));
  }

  private Delivery deliver(TestParcel parcel) {
    return adapter.deliver(List.of(parcel)).getFirst();
  }
}
