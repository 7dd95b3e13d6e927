package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Signing;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.KnownSigner;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import io.lianzhi.security.keys.Keystore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's national keys towards a party that has two certificates. */
class PartyKeysTest {
  private static final Signing.StampHeaders HEADERS = new Signing.StampHeaders("T", "N", "S");
  private static final byte[] LETTER = "{\"letterId\":\"JH-1\"}".getBytes(UTF_8);
  private static final URI TARGET = URI.create("https://data.quzhou.example/a.htm?b=2&a=1");

  private final Identity tls = Cities.AUTHORITY.issueClient("CN=quzhou", Cities.NOVEMBER);
  private final Identity signing = Cities.signing(SignatureAlgorithm.SM2_SM3);
  private final Identity encryption = encryption(Cities.NOVEMBER);

  @TempDir private Path folder;
  private HubKeys hub;

  private static Identity encryption(Validity validity) {
    return Cities.AUTHORITY.issueEncryption("CN=quzhou encryption", validity);
  }

  @BeforeEach
  void open() {
    hub =
        HubKeys.open(
            Keystore.openOrCreate(folder.resolve("hub.vault"), "a long passphrase".toCharArray()),
            "jinhua",
            List.of("localhost"),
            clock(NOW));
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private PartyKeys keys(Suite suite, Identity... encryptions) {
    List<X509Certificate> certificates =
        Stream.of(encryptions).flatMap(each -> each.chain().stream()).toList();
    return new PartyKeys(
        hub,
        new Credentials(
            suite,
            tls.chain(),
            signing.chain(),
            certificates,
            List.of(Cities.AUTHORITY.identity().certificate())),
        clock(NOW));
  }

  private X509Certificate published(String name) throws IOException {
    hub.publish(folder.resolve("certificates"));
    return Pem.read(folder.resolve("certificates").resolve(name)).getFirst();
  }

  @Test
  void sealsForThePartyAsThePartyCanCheckByWhatTheHubPublished() throws IOException {
    byte[] sealed = keys(Suite.NATIONAL, encryption).seal(LETTER);
    KnownSigner signer = KnownSigner.of(published("signing-national.pem"));
    assertThat(NationalCms.open(sealed, DecryptionKey.of(encryption), List.of(signer)).content())
        .isEqualTo(LETTER);
  }

  @Test
  void sealsForTheNewestCertificateInForce() throws IOException {
    Identity over = encryption(new Validity(Cities.NOVEMBER.from(), NOW.minusSeconds(1)));
    Identity renewed = encryption(new Validity(NOW.minusSeconds(60), Cities.NOVEMBER.until()));
    Identity toCome = encryption(new Validity(NOW.plusSeconds(60), Cities.NOVEMBER.until()));
    byte[] sealed = keys(Suite.NATIONAL, over, encryption, renewed, toCome).seal(LETTER);
    KnownSigner signer = KnownSigner.of(published("signing-national.pem"));
    assertThat(NationalCms.open(sealed, DecryptionKey.of(renewed), List.of(signer)).content())
        .isEqualTo(LETTER);
    assertThatThrownBy(() -> keys(Suite.NATIONAL, over).seal(LETTER))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opensWhatThePartySealedForThePublishedCertificateAndNothingElse() throws IOException {
    PartyKeys keys = keys(Suite.NATIONAL, encryption);
    X509Certificate recipient = published("encryption-national.pem");
    Identity stranger = Cities.signing(SignatureAlgorithm.SM2_SM3);
    assertThat(keys.open(sealed(stranger, recipient))).isEmpty();
    assertThat(keys.open(sealed(signing, encryption.certificate()))).isEmpty();
    assertThat(keys.open(LETTER)).isEmpty();
    assertThat(keys.open(sealed(signing, recipient))).hasValue(LETTER);
  }

  private static byte[] sealed(Identity by, X509Certificate recipient) {
    return NationalCms.seal(LETTER, by.signingKey("s"), by.certificate(), recipient);
  }

  @Test
  void stampsARequestAsThePartyCanCheck() throws IOException {
    Map<String, String> headers =
        keys(Suite.NATIONAL, encryption).stampRequest(HEADERS, "POST", TARGET, LETTER);
    assertThat(headers).containsOnlyKeys("T", "N", "S");
    RequestStamp made =
        new RequestStamp(
            headers.getOrDefault("T", ""),
            headers.getOrDefault("N", ""),
            headers.getOrDefault("S", ""));
    KnownSigner signer = KnownSigner.of(published("signing-national.pem"));
    assertThat(made.time()).contains(NOW);
    assertThat(made.isOf(StampedRequest.of("POST", TARGET, LETTER), signer.key())).isTrue();
  }

  @Test
  void hasNoNationalKeysTowardsAnInternationalParty() {
    PartyKeys keys = keys(Suite.INTERNATIONAL, encryption);
    assertThatThrownBy(() -> keys.seal(LETTER)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.open(LETTER)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.stampRequest(HEADERS, "POST", TARGET, LETTER))
        .isInstanceOf(IllegalStateException.class);
  }
}
