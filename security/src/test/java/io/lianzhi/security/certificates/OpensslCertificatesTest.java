package io.lianzhi.security.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SM2 signatures, requests and certificates, ours and OpenSSL's, each read by the other. */
class OpensslCertificatesTest {
  private static final String ID = "distid:1234567812345678";
  private static final String OTHER_ID = "distid:ALICE123@YAHOO.COM";
  private static final byte[] MESSAGE = "浙G12345 超限 49 t".getBytes(UTF_8);

  private final Instant now = Instant.now();
  private final Validity today =
      new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, today);
  private final Identity city =
      authority.issueSigning("CN=city", SignatureAlgorithm.SM2_SM3, today);

  @TempDir private Path folder;

  @BeforeEach
  void makeKeys() throws IOException {
    Tool.requireOpenssl(folder);
    Pem.writePrivateKey(folder.resolve("ours.key"), city);
    write("ours.pub", "PUBLIC KEY", city.publicKey().getEncoded());
    Pem.writePrivateKey(folder.resolve("authority.key"), authority.identity());
    Pem.write(folder.resolve("authority.pem"), authority.identity().chain());
    openssl("genpkey -algorithm SM2 -out theirs.key");
    openssl("pkey -in theirs.key -pubout -out theirs.pub");
    Files.write(folder.resolve("message"), MESSAGE);
  }

  @Test
  void opensslVerifiesOurSignature() throws IOException {
    Files.write(folder.resolve("signature"), city.signingKey("city").sign(MESSAGE));
    assertThat(verifies("theirs.pub", ID)).isFalse();
    assertThat(verifies("ours.pub", OTHER_ID)).isFalse();
    assertThat(verifies("ours.pub", ID)).isTrue();
  }

  private boolean verifies(String key, String id) throws IOException {
    return takes(
        "pkeyutl -verify -pubin -inkey "
            + key
            + " -rawin -digest sm3 -in message -sigfile signature -pkeyopt "
            + id);
  }

  @Test
  void weVerifyOpensslsSignature() throws IOException {
    VerificationKey theirs =
        VerificationKey.of(
            "theirs", KeyCodec.publicKey(SubjectPublicKeyInfo.getInstance(read("theirs.pub"))));
    byte[] signature = sign(ID);
    assertThat(theirs.verify(MESSAGE, sign(OTHER_ID))).isFalse();
    assertThat(city.signingKey("city").verificationKey().verify(MESSAGE, signature)).isFalse();
    assertThat(theirs.verify(MESSAGE, signature)).isTrue();
  }

  private byte[] sign(String id) throws IOException {
    return openssl("pkeyutl -sign -inkey theirs.key -rawin -digest sm3 -in message -pkeyopt " + id);
  }

  @Test
  void opensslVerifiesOurRequestAndIssuesForIt() throws IOException {
    SigningKey key = city.signingKey("city");
    write("ours.csr", "CERTIFICATE REQUEST", CertificateRequest.of("CN=city", key).der());
    makeTheirAuthority();
    assertThat(verifiesRequest(OTHER_ID)).isFalse();
    assertThat(verifiesRequest(ID)).isTrue();
    openssl(
        "x509 -req -in ours.csr -CA theirs.pem -CAkey theirs.key -sm3 -vfyopt "
            + ID
            + " -sigopt "
            + ID
            + " -extfile end.cnf -days 2 -set_serial 7 -out ours.pem");
    var issued = Pem.read(folder.resolve("ours.pem"));
    assertThat(issued.getFirst().getPublicKey()).isEqualTo(city.publicKey());
    assertThat(verdict(authority.identity().chain(), issued)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(Pem.read(folder.resolve("theirs.pem")), issued))
        .isEqualTo(ChainVerdict.TRUSTED);
  }

  /** OpenSSL before 3.2 says what it found and exits as if it were content. */
  private boolean verifiesRequest(String id) throws IOException {
    takes("req -verify -noout -in ours.csr -vfyopt " + id);
    return Files.readString(folder.resolve("errors")).contains("verify OK");
  }

  private void makeTheirAuthority() throws IOException {
    Files.writeString(
        folder.resolve("end.cnf"),
        "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\n");
    openssl(
        "req -x509 -new -key theirs.key -sm3 -sigopt "
            + ID
            + " -subj /CN=theirs -days 2 -out theirs.pem -addext keyUsage=critical,keyCertSign");
  }

  @Test
  void weReadOpensslsRequestAndIssueForIt() throws IOException {
    var request = CertificateRequest.parse(theirRequest(ID));
    assertThat(request.subject()).isEqualTo("C=CN,CN=city");
    Pem.write(folder.resolve("city.pem"), authority.issueSigning(request, today).subList(0, 1));
    makeTheirAuthority();
    assertThat(verifiesChain("theirs.pem", "city.pem")).isFalse();
    assertThat(verifiesChain("authority.pem", "city.pem")).isTrue();
  }

  @Test
  void opensslsRequestUnderAnotherIdentityIsRefused() throws IOException {
    byte[] other = theirRequest(OTHER_ID);
    assertThatThrownBy(() -> CertificateRequest.parse(other))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CertificateRequest.parse(theirRequest(ID)).subject()).contains("CN=city");
  }

  private byte[] theirRequest(String id) throws IOException {
    openssl("req -new -key theirs.key -sm3 -sigopt " + id + " -subj /C=CN/CN=city -out theirs.csr");
    return read("theirs.csr");
  }

  @Test
  void opensslVerifiesOurCertificate() throws IOException {
    Pem.write(folder.resolve("city.pem"), List.of(city.certificate()));
    assertThat(verifiesChain("city.pem", "city.pem")).isFalse();
    assertThat(verifiesChain("authority.pem", "city.pem")).isTrue();
  }

  private boolean verifiesChain(String anchor, String certificate) throws IOException {
    return takes("verify -vfyopt " + ID + " -CAfile " + anchor + " " + certificate);
  }

  private ChainVerdict verdict(List<X509Certificate> anchors, List<X509Certificate> chain) {
    return new ChainValidator(anchors).validateSigner(chain, Instant.now());
  }

  private byte[] read(String file) throws IOException {
    try (PemReader reader = new PemReader(Files.newBufferedReader(folder.resolve(file)))) {
      return reader.readPemObject().getContent();
    }
  }

  private void write(String file, String type, byte[] der) throws IOException {
    try (PemWriter writer = new PemWriter(Files.newBufferedWriter(folder.resolve(file)))) {
      writer.writeObject(new PemObject(type, der));
    }
  }

  /** Arguments apart by one space each. */
  private byte[] openssl(String arguments) throws IOException {
    return new Tool(folder).run(("openssl " + arguments).split(" ", -1));
  }

  private boolean takes(String arguments) throws IOException {
    return new Tool(folder).takes(("openssl " + arguments).split(" ", -1));
  }
}
