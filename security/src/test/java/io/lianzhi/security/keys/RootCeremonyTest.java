package io.lianzhi.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.ChainValidator;
import io.lianzhi.security.certificates.ChainVerdict;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority comes under a root that is kept apart, and all that it issued stays good. */
class RootCeremonyTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final List<String> NAMES = List.of("tls", "signing", "none");

  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=hub authority", SignatureAlgorithm.ECDSA_P256_SHA256, Keys.NOVEMBER);
  private final Identity former = issued();
  private final Identity current = issued();
  private final Identity next = issued();
  private final Identity foreign =
      Keys.identity("CN=elsewhere", SignatureAlgorithm.ECDSA_P256_SHA256);
  @TempDir private Path folder;
  private Keystore keystore;
  private Keystore apart;
  private RootCeremony ceremony;

  private Identity issued() {
    return authority.issueServer("CN=hub", List.of("localhost"), Keys.NOVEMBER);
  }

  @BeforeEach
  void open() {
    keystore = Keystore.openOrCreate(folder.resolve("hub.keys"), PASSPHRASE);
    apart = Keystore.openOrCreate(folder.resolve("root.keys"), PASSPHRASE);
    ceremony = new RootCeremony(keystore, apart, Keys.NOVEMBER);
    keystore.putIdentity("ca", authority.identity());
    keystore.putIdentity("signing", foreign);
    Succession tls = keystore.succession("tls");
    keystore.putIdentity("tls", former);
    tls.prepare(() -> current);
    assertThat(tls.activate(fingerprint(current))).isTrue();
    tls.prepare(() -> next);
  }

  private static String fingerprint(Identity identity) {
    return Certificates.fingerprint(identity.certificate());
  }

  @Test
  void whatItIssuedLeadsToTheRootFromThenOn() {
    X509Certificate root = ceremony.certify("ca", "CN=root", NAMES);
    Identity certified = keystore.identity("ca").orElseThrow();
    assertThat(certified.privateKey()).isEqualTo(authority.identity().privateKey());
    assertThat(certified.certificate().getSubjectX500Principal())
        .isEqualTo(authority.identity().certificate().getSubjectX500Principal());
    Succession tls = keystore.succession("tls");
    List<Identity> after =
        List.of(tls.former().getFirst(), tls.current(), tls.next().orElseThrow());
    List<Identity> before = List.of(former, current, next);
    ChainValidator validator = new ChainValidator(List.of(root));
    for (int i = 0; i < after.size(); i++) {
      Identity identity = after.get(i);
      assertThat(identity.privateKey()).isEqualTo(before.get(i).privateKey());
      assertThat(identity.certificate()).isEqualTo(before.get(i).certificate());
      assertThat(identity.chain()).hasSize(1 + certified.chain().size());
      assertThat(validator.validate(identity.chain(), Keys.NOW)).isEqualTo(ChainVerdict.TRUSTED);
      assertThat(validator.validate(before.get(i).chain(), Keys.NOW))
          .isNotEqualTo(ChainVerdict.TRUSTED);
    }
    assertThat(keystore.identity("signing").orElseThrow().chain()).isEqualTo(foreign.chain());
    assertThat(keystore.identity("none")).isEmpty();
  }

  @Test
  void theRootIsInItsOwnKeystoreAloneAndTheSameASecondTime() {
    X509Certificate root = ceremony.certify("ca", "CN=root", NAMES);
    assertThat(apart.identity("ca").orElseThrow().certificate()).isEqualTo(root);
    assertThat(ceremony.certify("ca", "CN=another", NAMES)).isEqualTo(root);
    assertThat(keystore.identity("ca").orElseThrow().privateKey())
        .isNotEqualTo(apart.identity("ca").orElseThrow().privateKey());
    assertThat(root.getBasicConstraints()).as("a root, with one level below it").isPositive();
  }

  @Test
  void withoutAnAuthorityThereIsNothingToCertify() {
    assertThatThrownBy(() -> ceremony.certify("other", "CN=root", NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no authority");
    assertThat(apart.identity("other")).isEmpty();
  }
}
