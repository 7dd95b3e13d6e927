package io.lianzhi.security.certificates;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** PEM (RFC 7468): certificates, and private keys as PKCS#8, which only their owner may read. */
public final class Pem {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";

  private Pem() {}

  /** The certificates, one block each. */
  public static String encode(List<X509Certificate> certificates) {
    return encode(
        certificates.stream().map(c -> new PemObject(CERTIFICATE, Certificates.der(c))).toList(),
        new StringWriter());
  }

  /**
   * All certificates of a text, in its order; other blocks are passed over.
   *
   * @throws IllegalArgumentException if there is none, or one is damaged
   */
  public static List<X509Certificate> decode(String text) {
    List<X509Certificate> certificates =
        blocks(text).stream()
            .filter(block -> block.getType().equals(CERTIFICATE))
            .map(block -> Certificates.parse(block.getContent()))
            .toList();
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("no certificate in PEM form");
    }
    return certificates;
  }

  /** Writes certificates for everybody to read. */
  public static void write(Path file, List<X509Certificate> certificates) throws IOException {
    Files.writeString(file, encode(certificates), StandardCharsets.US_ASCII);
  }

  public static List<X509Certificate> read(Path file) throws IOException {
    return decode(Files.readString(file, StandardCharsets.US_ASCII));
  }

  /** Writes the private key, unencrypted, with permissions 0600: for the sandbox only. */
  public static void writePrivateKey(Path file, Identity identity) throws IOException {
    PemObject block = new PemObject(PRIVATE_KEY, identity.privateKey().getEncoded());
    String text = encode(List.of(block), new StringWriter());
    PrivateFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads what {@link #write} and {@link #writePrivateKey} wrote.
   *
   * @throws IllegalArgumentException if a file holds something else or the two do not belong
   *     together
   */
  public static Identity readIdentity(Path certificates, Path privateKey) throws IOException {
    List<X509Certificate> chain = read(certificates);
    byte[] encoded =
        blocks(Files.readString(privateKey, StandardCharsets.US_ASCII)).stream()
            .filter(block -> block.getType().equals(PRIVATE_KEY))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no private key in PEM form"))
            .getContent();
    Identity identity = Identity.read(encoded, chain);
    identity.signingKey("probe");
    return identity;
  }

  /**
   * The content of a text's one block.
   *
   * @throws IllegalArgumentException if it holds none, more, or one of another type
   */
  static byte[] only(String text, String type) {
    List<PemObject> blocks = blocks(text);
    if (blocks.size() != 1 || !blocks.getFirst().getType().equals(type)) {
      throw new IllegalArgumentException("not one " + type + " in PEM form");
    }
    return blocks.getFirst().getContent();
  }

  static String encode(String type, byte[] content) {
    return encode(List.of(new PemObject(type, content)), new StringWriter());
  }

  private static String encode(List<PemObject> blocks, StringWriter text) {
    try (PemWriter writer = new PemWriter(text)) {
      for (PemObject block : blocks) {
        writer.writeObject(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<PemObject> blocks(String text) {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject o = reader.readPemObject(); o != null; o = reader.readPemObject()) {
        blocks.add(o);
      }
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException("damaged PEM", e);
    }
    return blocks;
  }
}
