package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.CertificateRequest;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials as their administrators see them, at the port of a running hub. */
class CredentialsOfficeTest {
  private static RunningHub hub;
  private static Office office;
  private static Person system;
  private static Person security;

  private final Validity today =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    office = new Office(hub);
    system = office.first("system-administrator");
    security = office.first("security-administrator");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private Answer request(Person who, Identity key) throws Exception {
    String pem = CertificateRequest.of("CN=mine", key.signingKey("mine")).pem();
    return office.post(
        who,
        "/credentials/requests",
        Map.of("party", "hangzhou", "purpose", "TLS_CLIENT", "request", pem));
  }

  private int door(Identity shown) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(hub.context(shown))
            .build();
    String waiting = "https://localhost:" + hub.port() + "/v1/waiting";
    return client
        .send(HttpRequest.newBuilder(URI.create(waiting)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private boolean isAnswered(Identity shown, int status) {
    try {
      return door(shown) == status;
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void whatIsAskedForIsApprovedByAnotherLetsThePartyInAndIsRevokedAtOnce() throws Exception {
    Identity key =
        CertificateAuthority.selfSigned("CN=m", SignatureAlgorithm.ECDSA_P256_SHA256, today);
    assertThat(request(security, key).status()).isEqualTo(403);
    Answer asked = request(system, key);
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.json().get("state").stringValue()).isEqualTo("REQUESTED");
    String number = asked.json().get("number").asString();

    Answer proposed =
        office.post(
            system,
            "/proposals",
            Map.of("kind", "CREDENTIAL_APPROVE", "target", number, "body", Map.of()));
    assertThat(proposed.status()).isEqualTo(201);
    String approval = "/proposals/" + proposed.json().get("number").asString() + "/approval";
    assertThat(office.post(system, approval).status()).isEqualTo(403);
    assertThat(office.post(security, approval).status()).isEqualTo(200);

    Answer given = office.get(system, "/credentials/" + number);
    assertThat(given.json().get("state").stringValue()).isEqualTo("ACTIVE");
    Identity mine =
        Identity.of(key.privateKey(), Pem.decode(given.json().get("chain").stringValue()));
    assertThat(TwoNodes.comesTrue(() -> isAnswered(mine, 200))).isTrue();

    String revocation = "/credentials/" + number + "/revocation";
    Map<String, Object> reason = Map.of("reason", "KEY_COMPROMISE");
    assertThat(office.post(system, revocation, reason).status()).isEqualTo(403);
    Answer revoked = office.post(security, revocation, reason);
    assertThat(revoked.json().get("state").stringValue()).isEqualTo("REVOKED");
    assertThat(TwoNodes.comesTrue(() -> isAnswered(mine, 401))).isTrue();
    assertThat(door(hub.tls("hangzhou"))).isEqualTo(200);
    assertThat(office.post(security, revocation, reason).status()).isEqualTo(409);
  }

  @Test
  void listsWhatTheFoldersHoldAndWarnsOfWhatEndsToday() throws Exception {
    Answer all = office.get(security, "/credentials?party=shaoxing");
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.json().get("credentials").toString())
        .contains("\"CONFIGURED\"", "\"party\":\"shaoxing\"")
        .doesNotContain("\"party\":\"hangzhou\"");
    assertThat(TwoNodes.comesTrue(CredentialsOfficeTest::isWarned)).isTrue();
    Answer alerts = office.get(security, "/alerts");
    String alert = alerts.json().get("alerts").get(0).get("number").asString();
    Answer seen = office.post(system, "/alerts/" + alert + "/acknowledgement");
    assertThat(seen.json().get("acknowledgedBy").stringValue()).isNotEmpty();
  }

  @Test
  void givesTheRevocationListsToAnybody() throws Exception {
    assertThat(list("international.crl")).isEqualTo(200);
    assertThat(list("national.crl")).isEqualTo(200);
    assertThat(list("other.crl")).isEqualTo(404);
  }

  private static int list(String name) throws Exception {
    return office
        .send(Optional.empty(), "GET", "/revocation-lists/" + name, Optional.empty())
        .status();
  }

  private static boolean isWarned() {
    try {
      return !office.get(security, "/alerts").json().get("alerts").isEmpty();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
