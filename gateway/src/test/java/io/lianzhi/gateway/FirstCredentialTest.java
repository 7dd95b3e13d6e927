package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.http.MessageSignatures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A party sits at the table that has no folder: Fuyang, which speaks the hub's own API. */
@ExtendWith(OutputCaptureExtension.class)
class FirstCredentialTest {
  private static final byte[] LETTER = {'{', '}'};

  private static RunningHub hub;
  private static Office office;
  private static Person system;
  private static Person security;
  private static String said;

  @BeforeAll
  static void start(@TempDir Path home, CapturedOutput output) throws Exception {
    hub =
        new RunningHub(
            home,
            TestDatabase.freshUrl(),
            List.of(
                "--lianzhi.parties.fuyang.adapter=standard",
                "--lianzhi.parties.fuyang.region=330111",
                "--lianzhi.parties.fuyang.name-zh=fuyang",
                "--lianzhi.parties.fuyang.name-en=fuyang",
                "--lianzhi.parties.fuyang.credentials=" + home.resolve("credentials/fuyang"),
                "--lianzhi.parties.fuyang.settings.handover=pulled"));
    said = output.toString();
    office = new Office(hub);
    system = office.first("system-administrator");
    security = office.first("security-administrator");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** The status of an empty letter, which is 400 once it is opened. */
  private static int letter(RunningHub node, HttpClient client, Optional<Identity> signing)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + node.port() + "/v1/letters"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(LETTER));
    URI target = request.build().uri();
    signing.ifPresent(signer -> sign(target, signer).forEach(request::header));
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static Map<String, String> sign(URI target, Identity signer) {
    return MessageSignatures.sign(
        io.lianzhi.security.http.HttpRequest.of(
            "POST",
            target,
            name -> name.equals("content-type") ? List.of("application/json") : List.of()),
        LETTER,
        signer.signingKey(Certificates.fingerprint(signer.certificate())),
        Instant.now());
  }

  private static boolean isOpened(RunningHub node, HttpClient client, Identity signing) {
    try {
      return letter(node, client, Optional.of(signing)) == 400;
    } catch (IOException | InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void itIsKnownByTheFirstCertificatesThatItIsGivenAndNotBefore() throws Exception {
    assertThat(said.lines().filter(line -> line.contains("has no certificate yet")))
        .singleElement()
        .asString()
        .contains("fuyang")
        .doesNotContain("ERROR");
    HttpClient stranger = office.client(hub.tls("stranger"));
    assertThat(letter(hub, stranger, Optional.empty())).isEqualTo(401);

    Answer first = office.ask(system, "fuyang", "TLS_CLIENT", Office.key());
    assertThat(first.status()).isEqualTo(400);
    assertThat(first.body()).contains("that one comes first");

    Identity signing = office.given(system, security, "fuyang", "SIGNING");
    Party fuyang = hub.part(Parties.class).find(new PartyId("fuyang")).orElseThrow();
    assertThat(TwoNodes.comesTrue(() -> fuyang.credentials().signs())).isTrue();
    HttpClient client = office.client(office.given(system, security, "fuyang", "TLS_CLIENT"));
    assertThat(TwoNodes.comesTrue(() -> isOpened(hub, client, signing))).isTrue();
    assertThat(letter(hub, client, Optional.empty())).isEqualTo(401);
    try (RunningHub other = hub.another()) {
      assertThat(isOpened(other, client, signing)).isTrue();
    }
    assertThat(office.get(system, "/credentials?party=fuyang").body()).doesNotContain("CONFIGURED");
    assertThat(office.get(system, "/credentials?party=shaoxing").body()).contains("CONFIGURED");
  }
}
