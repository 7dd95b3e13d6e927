package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final Validity OVER = new Validity(Cities.NOVEMBER.from(), NOW.minusSeconds(1));

  @TempDir private Path folder;
  private final Identity tls = Cities.AUTHORITY.issueClient("CN=hangzhou", Cities.NOVEMBER);
  private final Identity signer = Cities.signing(SignatureAlgorithm.SM2_SM3);

  @BeforeEach
  void writeTls() throws IOException {
    Pem.write(folder.resolve("tls.pem"), tls.chain());
  }

  private Credentials read() {
    return Credentials.read(Suite.NATIONAL, folder);
  }

  private void write(String name, Identity... identities) throws IOException {
    List<X509Certificate> all =
        Stream.of(identities).flatMap(identity -> identity.chain().stream()).toList();
    Pem.write(folder.resolve(name), all);
  }

  private static String fingerprint(Identity identity) {
    return Credentials.fingerprint(identity.certificate());
  }

  @Test
  void readsARenewedCertificateBesideTheOldOne() throws IOException {
    Identity renewedTls = Cities.AUTHORITY.issueClient("CN=hangzhou", Cities.NOVEMBER);
    Identity old = Cities.signing(SignatureAlgorithm.SM2_SM3, OVER);
    write("tls.pem", tls, renewedTls);
    write("signing.pem", old, signer);
    Credentials credentials = read();
    assertThat(credentials.tlsFingerprints())
        .containsExactlyInAnyOrder(fingerprint(tls), fingerprint(renewedTls));
    assertThat(credentials.signing(NOW)).containsExactly(signer.certificate());
    assertThat(credentials.key(fingerprint(old), NOW)).isEmpty();
    assertThat(credentials.key(fingerprint(signer), NOW)).isPresent();
    assertThat(credentials.key(fingerprint(old), OVER.from())).isPresent();
  }

  @Test
  void keepsEverySignersWholeChainWhateverItsDates() throws IOException {
    Identity old = Cities.signing(SignatureAlgorithm.SM2_SM3, OVER);
    write("signing.pem", old, signer);
    Credentials credentials = read();
    assertThat(credentials.chain(fingerprint(old))).contains(old.chain());
    assertThat(credentials.signersAndIssuers())
        .contains(old.certificate(), signer.certificate())
        .contains(Cities.AUTHORITY.identity().certificate());
    assertThat(credentials.chain(fingerprint(tls))).isEmpty();
  }

  @Test
  void anIssuerIsNotPinned() {
    assertThat(read().tlsFingerprints()).containsExactly(fingerprint(tls));
  }

  @Test
  void aFileThatCannotBeReadIsNotOneThatIsMissing() throws IOException {
    Path signing = folder.resolve("signing.pem");
    Files.createDirectory(signing);
    assertThatThrownBy(this::read)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("signing.pem");
    Files.delete(signing);
    Files.createSymbolicLink(signing, folder.resolve("nowhere"));
    assertThatThrownBy(this::read).isInstanceOf(UncheckedIOException.class);
    Files.delete(signing);
    Files.writeString(signing, "no certificate");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
    Files.delete(signing);
    assertThat(read().signs()).isFalse();
    write("signing.pem", signer);
    assertThat(read().signs()).isTrue();
  }

  @Test
  void ofAPartyWithoutAClientCertificateOrAFolderNothingIsKnown() throws IOException {
    assertThat(read().isUnknown()).isFalse();
    Files.delete(folder.resolve("tls.pem"));
    assertThat(read().isUnknown()).isTrue();
    assertThat(read().tlsFingerprints()).isEmpty();
    Path missing = folder.resolve("missing");
    assertThat(Credentials.read(Suite.NATIONAL, missing).isUnknown()).isTrue();
    Files.writeString(missing, "no folder");
    assertThatThrownBy(() -> Credentials.read(Suite.NATIONAL, missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing.toString());
    Files.writeString(folder.resolve("tls.pem"), "no certificate");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
    writeTls();
    assertThat(read().isUnknown()).isFalse();
  }

  @Test
  void readsTheKeysOfASshServer() throws IOException {
    Files.delete(folder.resolve("tls.pem"));
    String line = OpenSsh.line(tls.publicKey(), "lishui");
    Files.writeString(folder.resolve("host.pub"), line + "\n");
    assertThat(read().hostKeys()).containsExactly(OpenSsh.read(line).getFirst());
    Files.writeString(folder.resolve("host.pub"), "ssh-rsa damaged");
    assertThatThrownBy(this::read).hasMessageContaining(folder.toString());
  }
}
