package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.tls.TestTlcpProvider;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose door has a provider of TLCP in its slot. */
class TlcpDoorTest {
  private static final String PROVIDER =
      "--lianzhi.door.tlcp.provider=" + TestTlcpProvider.class.getName();
  private static final String ALLOWED = "--lianzhi.door.tlcp.hands-over-private-keys=true";

  private static RunningHub hub;

  @BeforeAll
  static void start(@TempDir Path home) {
    hub = new RunningHub(home, TestDatabase.freshUrl(), List.of(PROVIDER, ALLOWED));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static HttpClient tlcp(String party) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(TestTlcpProvider.client(Tls.keyManagers(hub.tls(party))))
        .build();
  }

  private static HttpResponse<String> send(HttpClient client) throws Exception {
    byte[] body =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"JH-TLCP-" + UUID.randomUUID() + "\"")
            .getBytes(StandardCharsets.UTF_8);
    return hub.send(client, hub.sign("jinhua", "POST", "/v1/letters", body), "en");
  }

  @Test
  void aPartyThatCallsInTlcpIsWhoItsCertificateSaysAndOthersCallAsBefore() throws Exception {
    int before = TestTlcpProvider.handshakes();
    assertThat(send(tlcp("jinhua")).statusCode()).isEqualTo(202);
    assertThat(TestTlcpProvider.handshakes()).isEqualTo(before + 1);
    assertThat(send(tlcp("hangzhou")).body()).contains("SIGNATURE");
    assertThat(send(tlcp("stranger")).body()).contains("CREDENTIAL_UNKNOWN");

    HttpResponse<String> national = send(hub.nationalClient("jinhua"));
    assertThat(national.statusCode()).isEqualTo(202);
    assertThat(national.sslSession().map(SSLSession::getCipherSuite)).hasValue("TLS_SM4_GCM_SM3");
    assertThat(hub.get("jinhua", "/v1/letters").statusCode()).isEqualTo(200);
    assertThat(TestTlcpProvider.handshakes()).isEqualTo(before + 3);
  }

  /** Never those of letters, nor those of the other kinds of TLS. */
  @Test
  void theProviderHasTheKeysOfTwoCertificatesThatAreForNothingElse() throws Exception {
    X509ExtendedKeyManager keys = TestTlcpProvider.given();
    List<X509Certificate> published =
        io.lianzhi.security.certificates.Pem.read(
            hub.home().resolve("certificates").resolve("ca-national.pem"));
    for (String alias : keys.getServerAliases("EC", null)) {
      X509Certificate[] chain = keys.getCertificateChain(alias);
      assertThat(chain[1]).isEqualTo(published.getFirst());
      assertThat(chain[0].getSubjectAlternativeNames()).isNotEmpty();
      for (String other :
          List.of("tls", "tls-national", "signing-national", "encryption-national")) {
        Path file = hub.home().resolve("certificates").resolve(other + ".pem");
        X509Certificate certificate = io.lianzhi.security.certificates.Pem.read(file).getFirst();
        assertThat(Certificates.der(certificate))
            .as(other)
            .isNotEqualTo(Certificates.der(chain[0]));
        assertThat(certificate.getPublicKey().getEncoded())
            .isNotEqualTo(chain[0].getPublicKey().getEncoded());
      }
    }
  }

  /** Its clients show no certificates, without which TLCP has no forward secrecy. */
  @Test
  void theAdministratorsPortDoesNotSpeakIt() throws Exception {
    assertThatThrownBy(() ->
            tlcp("jinhua")
                .send(
                    java.net.http.HttpRequest.newBuilder(
                            hub.office("/v1/administration/sessions/current"))
                        .build(),
                    HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(java.io.IOException.class);
    assertThat(new Office(hub).get(new Office.Person("forged"), "/sessions/current").status())
        .isEqualTo(401);
  }

  @Test
  void withoutTheProviderOrTheOwnersWordAboutKeysTheHubDoesNotStart(@TempDir Path other) {
    List<String> missing = List.of("--lianzhi.door.tlcp.provider=com.example.Missing", ALLOWED);
    assertThatThrownBy(() -> new RunningHub(other.resolve("a"), TestDatabase.freshUrl(), missing))
        .hasStackTraceContaining(
            "lianzhi.door.tlcp: the class com.example.Missing is not on the class path");
    assertThatThrownBy(
            () -> new RunningHub(other.resolve("b"), TestDatabase.freshUrl(), List.of(PROVIDER)))
        .hasStackTraceContaining("lianzhi.door.tlcp.hands-over-private-keys must say true");
  }
}
