package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.standard.TestParty;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The party's client against a hub on a real socket. */
final class HubClientTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(
      value = SignatureAlgorithm.class,
      names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void aLetterIsTakenInEitherSuite(SignatureAlgorithm suite) {
    try (TestParty party = TestParty.start(folder, suite);
        FakeHub hub = new FakeHub(party, TestHouse.JINHUA);
        HubClient client = client(party, hub.uri())) {
      HubReply first = client.send(LetterJson.write(notice()));
      assertThat(first.said()).isEqualTo("ok");
      assertThat(first.incident()).isPresent();
      assertThat(client.send(LetterJson.write(notice())).isRepeated()).isTrue();
    }
  }

  @Test
  void aQuestionComesBackWithItsAnswer() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        FakeHub hub = new FakeHub(party, TestHouse.JINHUA);
        HubClient client = client(party, hub.uri())) {
      Letter question =
          FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, TestHouse.HANGZHOU);
      HubReply reply = client.ask(LetterJson.write(question), Duration.ofSeconds(2));
      assertThat(reply.answer().flatMap(Letter::answers)).contains(question.id());
    }
  }

  @Test
  void statesAndListsAreAskedForUnderTheirPaths() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        FakeHub hub = new FakeHub(party, TestHouse.JINHUA);
        HubClient client = client(party, hub.uri())) {
      assertThat(client.state("a/b c").isSuccess()).isTrue();
      assertThat(client.list("sent", Optional.empty(), 20).isSuccess()).isTrue();
      assertThat(client.list("received", Optional.of("x=1"), 5).isSuccess()).isTrue();
      assertThat(hub.requests())
          .containsExactly(
              "GET /v1/letters/a%2Fb%20c",
              "GET /v1/letters?role=sent&limit=20",
              "GET /v1/letters?role=received&limit=5&after=x%3D1");
    }
  }

  @Test
  void whatIsChangedAfterItsSignatureIsRefusedAndTheUnchangedIsTaken() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        FakeHub hub = new FakeHub(party, TestHouse.JINHUA);
        HubClient client = client(party, hub.uri())) {
      SignedRequest signed = client.sign("POST", "/v1/letters", LetterJson.write(notice()));
      byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
      assertThat(client.exchange(signed.withBody(other)).said()).isEqualTo("SIGNATURE");
      assertThat(client.exchange(signed.withHeader("content-type", "text/plain")).said())
          .isEqualTo("SIGNATURE");
      assertThat(client.exchange(signed).said()).isEqualTo("ok");
      assertThat(client.exchange(signed).said()).isEqualTo("REPLAY");
    }
  }

  @Test
  void aPullingPartyFetchesAndAcknowledges() throws InterruptedException {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        FakeHub hub = new FakeHub(party, TestHouse.JINHUA_APP)) {
      hub.keepWaiting("parcel-1", notice());
      try (StandardSimulator simulator =
          StandardSimulator.start(
              new SimulatorSettings(
                  TestHouse.JINHUA_APP, -1, hub.uri(), party.folder(), Map.of()))) {
        while (!hub.stillWaiting().isEmpty()) {
          Thread.sleep(20);
        }
        assertThat(simulator.port()).isZero();
        assertThat(simulator.arrived())
            .singleElement()
            .satisfies(arrived -> assertThat(arrived.id()).isEqualTo("parcel-1"));
      }
    }
  }

  @Test
  void aHubThatIsGoneIsSaidToBe() {
    try (TestParty party = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256)) {
      FakeHub hub = new FakeHub(party, TestHouse.JINHUA);
      try (HubClient client = client(party, hub.uri())) {
        assertThat(client.send(LetterJson.write(notice())).isSuccess()).isTrue();
        hub.close();
        assertThatThrownBy(() -> client.send(LetterJson.write(notice())))
            .isInstanceOf(UncheckedIOException.class);
      }
    }
  }

  private static HubClient client(TestParty party, URI hub) {
    return new HubClient(hub, Credentials.read(party.folder()), TIMEOUT, Clock.systemUTC());
  }

  private static Letter notice() {
    return FullLetters.of(ItemKind.COPY_NOTICE, TestHouse.JINHUA, TestHouse.HANGZHOU);
  }
}
