package io.lianzhi.adapter.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.contracts.testkit.TestParcel;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters go to the simulator over mutual TLS, on a real socket. */
final class DeliveryTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(
      value = SignatureAlgorithm.class,
      names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void aLetterSignedInEitherSuiteIsAccepted(SignatureAlgorithm suite) {
    try (TestParty party = TestParty.start(folder, suite)) {
      Adapter adapter = party.adapter(party.keys(), "5s");
      assertThat(deliver(adapter, notice("one"))).isEqualTo(new Delivery.Accepted());
      assertThat(party.simulator().counts().distinct()).isEqualTo(1);
    }
  }

  @Test
  void aLetterSignedByAStrangerIsNotTaken() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Delivery refused = deliver(party.adapter(party.strangersKeys(), "5s"), notice("one"));
      assertThat(refused)
          .isEqualTo(new Delivery.RetryLater(Optional.empty(), "HTTP 401 SIGNATURE"));
      assertThat(party.simulator().counts().arrived()).isZero();
      assertThat(deliver(party.adapter(party.keys(), "5s"), notice("one")))
          .isEqualTo(new Delivery.Accepted());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"silent:1", "reset:1", "500:1", "503:1", "429:1", "401:1", "garbage:1", "lost:1"})
  void whateverTheHitchTheNextAttemptSucceedsUnderTheSameId(String hitch) {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Adapter adapter = party.adapter(party.keys(), "3s");
      party.simulator().behave(hitch);
      assertThat(deliver(adapter, notice("one"))).isInstanceOf(Delivery.RetryLater.class);
      assertThat(deliver(adapter, notice("one"))).isEqualTo(new Delivery.Accepted());
      assertThat(party.simulator().counts().distinct()).isEqualTo(1);
      assertThat(party.simulator().counts().underTwoIds()).isZero();
    }
  }

  @Test
  void tooManySaysWhen() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      party.simulator().behave("429");
      Delivery later = deliver(party.adapter(party.keys(), "5s"), notice("one"));
      assertThat(later).isInstanceOf(Delivery.RetryLater.class);
      assertThat(((Delivery.RetryLater) later).when()).isPresent();
    }
  }

  @Test
  void aDeclinedLetterSaysWhy() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      party.simulator().behave("decline");
      assertThat(deliver(party.adapter(party.keys(), "5s"), notice("one")))
          .isEqualTo(new Delivery.Declined("HTTP 422 DECLINED"));
    }
  }

  @Test
  void aPartyThatIsAwayIsTriedLater() {
    TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
    Adapter adapter = party.adapter(party.keys(), "5s");
    assertThat(deliver(adapter, notice("one"))).isEqualTo(new Delivery.Accepted());
    party.close();
    assertThat(deliver(adapter, notice("two"))).isInstanceOf(Delivery.RetryLater.class);
  }

  @Test
  void aServerUnderAnotherNameIsNotSpokenTo() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      URI byAddress = URI.create("https://127.0.0.1:" + party.simulator().port());
      assertThat(deliver(TestParty.adapter(party.keys(), "5s", byAddress), notice("one")))
          .isInstanceOf(Delivery.RetryLater.class);
      assertThat(party.simulator().counts().arrived()).isZero();
    }
  }

  @Test
  void aQuestionIsAnsweredAtOnceAndTheAnswerReadsBack() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Adapter adapter = party.adapter(party.keys(), "5s");
      Letter question = question("q-1", Instant.now().plusSeconds(5));
      RawMessage answer = ((Delivery.Accepted) deliver(adapter, question)).answer().orElseThrow();
      Part part = onAnswerLine(adapter, answer);
      assertThat(part).isInstanceOf(Letter.class);
      Letter read = (Letter) part;
      assertThat(read.answers()).contains(new LetterId("q-1"));
      assertThat(read.to()).containsExactly(TestHouse.JINHUA);
      assertThat(((VehicleRecord) read.item()).plate().text()).isEqualTo("浙D12345");
    }
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Adapter adapter = party.adapter(party.keys(), "5s");
      Letter question = question("q-1", Instant.now().plusSeconds(5));
      RawMessage answer = ((Delivery.Accepted) deliver(adapter, question)).answer().orElseThrow();
      RawMessage crossed =
          new RawMessage(
              answer.form(),
              answer.contentType(),
              java.util.Map.of("lianzhi-question", "q-2"),
              answer.body());
      assertThat(onAnswerLine(adapter, crossed))
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> {
                assertThat(rejected.reason().code()).isEqualTo(RefusalCode.SCHEMA);
                assertThat(rejected.reason().at()).isEqualTo("answers");
              });
      assertThat(onAnswerLine(adapter, answer)).isInstanceOf(Letter.class);
    }
  }

  @Test
  void nobodyWaitsBeyondTheDeadline() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Adapter adapter = party.adapter(party.keys(), "5m");
      party.simulator().behave("silent");
      assertThat(deliver(adapter, question("q-1", Instant.now().plusMillis(300))))
          .isInstanceOf(Delivery.RetryLater.class);
    }
  }

  @Test
  void sixtyFourDeliverAtOnce() throws InterruptedException {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      Adapter adapter = party.adapter(party.keys(), "2m");
      var deliveries = new ConcurrentLinkedQueue<Delivery>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Letter letter = notice("parallel-" + i);
        threads.add(Thread.ofVirtual().start(() -> deliveries.add(deliver(adapter, letter))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(deliveries).hasSize(64).containsOnly(new Delivery.Accepted());
      assertThat(party.simulator().counts().distinct()).isEqualTo(64);
    }
  }

  private static Part onAnswerLine(Adapter adapter, RawMessage answer) {
    return adapter
        .decode(TestOpened.on(Delivery.ANSWER_LINE, TestHouse.HANGZHOU, answer))
        .findFirst()
        .orElseThrow();
  }

  private static Letter notice(String id) {
    return FullLetters.renamed(
        FullLetters.of(ItemKind.COPY_NOTICE, TestHouse.JINHUA, TestHouse.HANGZHOU), id);
  }

  private static Letter question(String id, Instant deadline) {
    Letter full = FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, TestHouse.HANGZHOU);
    return FullLetters.renamed(full, id).answerBy(deadline);
  }

  private static Delivery deliver(Adapter adapter, Letter letter) {
    long number = Integer.toUnsignedLong(letter.id().hashCode());
    return adapter
        .deliver(List.of(TestParcel.of(number, letter, adapter.encode(letter))))
        .getFirst();
  }
}
