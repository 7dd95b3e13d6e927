package io.lianzhi.security.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Tool;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a party does on its side, and OpenSSL reading it. */
class KeyToolTest {
  private static final String WORDS = "a passphrase of words";
  private static final int QUICK = 1_000;
  private static final String SM2_ID = "distid:1234567812345678";

  private final Instant now = Instant.now();
  private final Validity today =
      new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=hub", SignatureAlgorithm.ECDSA_P256_SHA256, today);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String passphrase, String... words) {
    said.reset();
    PrintStream out = new PrintStream(said, true, UTF_8);
    return new KeyTool(out, Map.of(KeyTool.PASSPHRASE, passphrase), QUICK).run(List.of(words));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private int request(String algorithm) {
    return run(WORDS, requesting(algorithm));
  }

  private String[] requesting(String algorithm) {
    return new String[] {
      "request",
      "--algorithm",
      algorithm,
      "--subject",
      "CN=hangzhou,O=杭州",
      "--key",
      file("my.key"),
      "--request",
      file("my.csr")
    };
  }

  private CertificateRequest requested() throws Exception {
    return CertificateRequest.parsePem(Files.readString(folder.resolve("my.csr")));
  }

  private void issue() throws Exception {
    Pem.write(
        folder.resolve("my.pem"),
        authority.issue(CertificateUse.SIGNING, requested(), "CN=hangzhou", today));
  }

  private int join(String passphrase) {
    return run(
        passphrase,
        "join",
        "--key",
        file("my.key"),
        "--certificate",
        file("my.pem"),
        "--pkcs12",
        file("my.p12"));
  }

  private int sign(String passphrase) {
    return run(
        passphrase,
        "sign",
        "--key",
        file("my.key"),
        "--certificate",
        file("my.pem"),
        "--challenge",
        "lianzhi-possession:hangzhou");
  }

  @ParameterizedTest
  @CsvSource({"P256, ECDSA_P256_SHA256", "RSA, RSA_SHA256", "ED25519, ED25519", "SM2, SM2_SM3"})
  void makesAKeyAndARequestJoinsTheCertificateAndSigns(String name, SignatureAlgorithm algorithm)
      throws Exception {
    assertThat(request(name)).isZero();
    assertThat(SignatureAlgorithm.of(requested().publicKey())).isEqualTo(algorithm);
    issue();
    assertThat(join(WORDS)).isZero();
    assertThat(sign(WORDS)).isZero();
    VerificationKey key = VerificationKey.of("key", Pem.read(folder.resolve("my.pem")).getFirst());
    byte[] signature = Base64.getDecoder().decode(said.toString(UTF_8).strip());
    assertThat(key.verify("lianzhi-possession:taizhou".getBytes(UTF_8), signature)).isFalse();
    assertThat(key.verify("lianzhi-possession:hangzhou".getBytes(UTF_8), signature)).isTrue();
  }

  @Test
  void theKeyIsItsOwnersAloneAndNowhereInClear() throws Exception {
    assertThat(request("P256")).isZero();
    issue();
    assertThat(join(WORDS)).isZero();
    for (String secret : List.of("my.key", "my.p12")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(folder.resolve("my.key")))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(said.toString(UTF_8)).doesNotContain(WORDS);
  }

  @Test
  void aGuessAtThePassphraseCostsSixHundredThousandRounds() throws Exception {
    PrintStream out = new PrintStream(said, true, UTF_8);
    List<String> words = List.of(requesting("P256"));
    assertThat(new KeyTool(out, Map.of(KeyTool.PASSPHRASE, WORDS)).run(words)).isZero();
    byte[] sealed = Pem.only(Files.readString(folder.resolve("my.key")), Pem.ENCRYPTED_KEY);
    PBES2Parameters parameters =
        PBES2Parameters.getInstance(
            new PKCS8EncryptedPrivateKeyInfo(sealed).getEncryptionAlgorithm().getParameters());
    PBKDF2Params rounds =
        PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
    assertThat(rounds.getIterationCount()).isEqualTo(600_000);
    assertThat(rounds.getPrf().getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_hmacWithSHA256);
  }

  @Test
  void aKeyThatIsThereIsNotOverwritten() throws Exception {
    assertThat(request("P256")).isZero();
    String before = Files.readString(folder.resolve("my.key"));
    assertThat(request("P256")).isEqualTo(1);
    Files.delete(folder.resolve("my.csr"));
    assertThat(request("P256")).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("my.key"))).isEqualTo(before);
  }

  @Test
  void withAnotherPassphraseOrAnothersCertificateNothingIsDone() throws Exception {
    assertThat(request("P256")).isZero();
    issue();
    assertThat(join("another passphrase")).isEqualTo(1);
    assertThat(sign("another passphrase")).isEqualTo(1);
    Identity other = authority.issueClient("CN=other", today);
    Pem.write(folder.resolve("my.pem"), other.chain());
    assertThat(join(WORDS)).isEqualTo(1);
    assertThat(sign(WORDS)).isEqualTo(1);
    assertThat(folder.resolve("my.p12")).doesNotExist();
    issue();
    assertThat(join(WORDS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "十二个字以上的口令不是 ASCII 的"})
  void aWeakPassphraseIsNone(String weak) {
    assertThat(run(weak, requesting("P256"))).isEqualTo(1);
    assertThat(folder.resolve("my.key")).doesNotExist();
    assertThat(said.toString(UTF_8)).contains(KeyTool.PASSPHRASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "request --algorithm P256",
        "request --algorithm DSA --subject CN=a --key k --request r",
        "join --key k --certificate c --pkcs12 p --more m",
        "sign --key"
      })
  void saysHowItIsUsedWhenItIsMisused(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertThat(run(WORDS, words)).isEqualTo(2);
    assertThat(said.toString(UTF_8)).startsWith("用法 usage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P256", "RSA", "ED25519", "SM2"})
  void opensslReadsWhatItWrites(String algorithm) throws Exception {
    Tool.requireOpenssl(folder);
    Tool openssl = new Tool(folder);
    assertThat(request(algorithm)).as(said.toString(UTF_8)).isZero();
    issue();
    assertThat(join(WORDS)).isZero();
    assertThat(takes(openssl, "openssl pkey -noout -in my.key -passin", "pass:another")).isFalse();
    assertThat(takes(openssl, "openssl pkey -noout -in my.key -passin", "pass:" + WORDS)).isTrue();
    assertThat(takes(openssl, "openssl pkcs12 -nokeys -in my.p12 -passin", "pass:" + WORDS))
        .isTrue();
    assertThat(takes(openssl, "openssl pkcs12 -nocerts -noenc -in my.p12 -passin", "pass:" + WORDS))
        .isTrue();
    String verify = "openssl req -verify -noout -in my.csr";
    openssl.takes(
        (algorithm.equals("SM2") ? verify + " -vfyopt " + SM2_ID : verify).split(" ", -1));
    assertThat(Files.readString(folder.resolve("errors"))).contains("verify OK");
  }

  private static boolean takes(Tool openssl, String command, String passphrase) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add(passphrase);
    return openssl.takes(words.toArray(String[]::new));
  }
}
