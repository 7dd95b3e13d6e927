package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code lianzhi-key} on a party's side: makes a key and a request for a certificate,
 * joins the certificate to the key, and signs a challenge. The key leaves the machine in no form,
 * and stands on its disk under a passphrase alone.
 */
public final class KeyTool {
  static final String PASSPHRASE = "LIANZHI_KEY_PASSPHRASE";
  private static final int LEAST_PASSPHRASE = 12;
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private static final String USAGE =
      """
      用法 usage: java -jar lianzhi-key.jar COMMAND …   口令 passphrase: LIANZHI_KEY_PASSPHRASE

        request --algorithm P256|RSA|ED25519|SM2 --subject CN=… --key KEY --request FILE
                生成私钥 KEY（口令加密的 PKCS#8，0600）与证书申请 FILE（PKCS#10，PEM）
                makes a private KEY (PKCS#8 under the passphrase, 0600) and a request for a certificate
        join    --key KEY --certificate CERTIFICATE --pkcs12 FILE
                将签发的证书（PEM，其后可附上级证书）与私钥合为 PKCS#12
                joins the issued certificate (PEM, its issuers after it) and the key into PKCS#12
        sign    --key KEY --certificate CERTIFICATE --challenge TEXT
                对枢纽给出的挑战文本签名，输出 base64
                signs a challenge that the hub gave; prints base64

      退出码 exit code: 0 完成 done, 1 未完成 not done, 2 用法有误 misused
      """;

  private final PrintStream out;
  private final Map<String, String> environment;
  private final int iterations;

  /**
   * @param iterations of PBKDF2 over the passphrase of a new key
   */
  KeyTool(PrintStream out, Map<String, String> environment, int iterations) {
    this.out = out;
    this.environment = Map.copyOf(environment);
    this.iterations = iterations;
  }

  KeyTool(PrintStream out, Map<String, String> environment) {
    this(out, environment, EncryptedKey.ITERATIONS);
  }

  /** Ends the process with 0 if it is done, 1 if not, 2 if the command is not understood. */
  public static void main(String[] words) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(new KeyTool(out, System.getenv()).run(List.of(words)));
  }

  int run(List<String> words) {
    try {
      KeyOrder order = KeyOrder.parse(words);
      switch (order) {
        case KeyOrder.Request request -> request(request);
        case KeyOrder.Join join -> join(join);
        case KeyOrder.Sign sign -> sign(sign);
      }
      return DONE;
    } catch (KeyOrder.MisusedException misused) {
      out.print(USAGE);
      return MISUSED;
    } catch (IllegalArgumentException | GeneralSecurityException | IOException wrong) {
      out.println("未完成 not done: " + wrong.getMessage());
      return FAILED;
    }
  }

  private void request(KeyOrder.Request order) throws IOException {
    char[] passphrase = passphrase();
    for (Path file : List.of(order.key(), order.request())) {
      if (Files.exists(file)) {
        throw new IOException(file + " exists 已存在");
      }
    }
    KeyPair pair = KeyCodec.generate(order.algorithm());
    SigningKey key = SigningKey.of("request", pair.getPrivate(), pair.getPublic());
    String request = CertificateRequest.of(order.subject(), key).pem();
    byte[] sealed = EncryptedKey.encrypt(pair.getPrivate(), passphrase, iterations);
    String pem = Pem.encode(Pem.ENCRYPTED_KEY, sealed);
    PrivateFile.write(order.key(), pem.getBytes(StandardCharsets.US_ASCII));
    Files.writeString(order.request(), request, StandardCharsets.US_ASCII);
    out.println(
        "私钥 key: "
            + order.key()
            + "\n申请 request: "
            + order.request()
            + "\n公钥 SHA-256 of the public key: "
            + Certificates.keyDigest(pair.getPublic()));
  }

  private void join(KeyOrder.Join order) throws IOException, GeneralSecurityException {
    char[] passphrase = passphrase();
    Identity identity = identity(order.key(), order.certificate(), passphrase);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Tls.keyStore(identity, passphrase).store(content, passphrase);
    PrivateFile.write(order.pkcs12(), content.toByteArray());
    out.println("PKCS#12: " + order.pkcs12());
  }

  private void sign(KeyOrder.Sign order) throws IOException {
    Identity identity = identity(order.key(), order.certificate(), passphrase());
    byte[] text = order.challenge().getBytes(StandardCharsets.UTF_8);
    byte[] signature = identity.signingKey("challenge").sign(text);
    out.println(Base64.getEncoder().encodeToString(signature));
  }

  /** The key with its certificate; that the two belong together is tried. */
  private static Identity identity(Path key, Path certificate, char[] passphrase)
      throws IOException {
    byte[] sealed = Pem.only(Files.readString(key, StandardCharsets.US_ASCII), Pem.ENCRYPTED_KEY);
    Identity identity =
        Identity.read(EncryptedKey.decrypt(sealed, passphrase), Pem.read(certificate));
    identity.signingKey("probe");
    return identity;
  }

  /** From the environment, never an argument: those can be seen by others on the machine. */
  private char[] passphrase() {
    String passphrase = Optional.ofNullable(environment.get(PASSPHRASE)).orElse("");
    if (passphrase.length() < LEAST_PASSPHRASE || !passphrase.matches("[ -~]*")) {
      throw new IllegalArgumentException(
          PASSPHRASE + ": at least 12 ASCII characters 至少 12 个 ASCII 字符");
    }
    return passphrase.toCharArray();
  }

  /** The algorithm by the name that the command line has for it. */
  static Optional<SignatureAlgorithm> algorithm(String name) {
    return switch (name) {
      case "P256" -> Optional.of(SignatureAlgorithm.ECDSA_P256_SHA256);
      case "RSA" -> Optional.of(SignatureAlgorithm.RSA_SHA256);
      case "ED25519" -> Optional.of(SignatureAlgorithm.ED25519);
      case "SM2" -> Optional.of(SignatureAlgorithm.SM2_SM3);
      default -> Optional.empty();
    };
  }
}
