package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Keys in a file: note verifier keys, one a line, or PEM blocks CERTIFICATE and PUBLIC KEY. Whether
 * a certificate is to be trusted is for who hands the file over; its dates are not looked at, for a
 * checkpoint outlives them.
 */
final class KeyFile {
  private static final int LONGEST = 1 << 20;
  private static final String PEM = "-----BEGIN ";

  private KeyFile() {}

  /**
   * Reads a file.
   *
   * @param name the key name for PEM blocks, which have none
   * @throws IllegalArgumentException if it holds no key or another thing
   */
  static List<NoteKey> read(Path file, String name) throws IOException {
    byte[] bytes =
        BoundedFile.read(file, LONGEST)
            .filter(content -> content.length <= LONGEST)
            .orElseThrow(() -> new IllegalArgumentException("there is no key file " + file));
    List<NoteKey> keys = parse(new String(bytes, StandardCharsets.UTF_8), name);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key in " + file);
    }
    return keys;
  }

  static List<NoteKey> parse(String text, String name) throws IOException {
    if (text.contains(PEM) && name.isEmpty()) {
      throw new IllegalArgumentException("keys in PEM form have no name: --origin is needed");
    }
    return text.contains(PEM)
        ? blocks(text).stream().map(block -> NoteKey.of(name, key(block))).toList()
        : text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(NoteKey::parse)
            .toList();
  }

  /**
   * The key of the first certificate, or bare key, of a text in PEM.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PublicKey first(String text) throws IOException {
    return blocks(text).stream()
        .findFirst()
        .map(block -> publicKey(key(block)))
        .orElseThrow(() -> new IllegalArgumentException("no key in PEM form"));
  }

  /** RSA is the JDK's, which asks for a key of its own. */
  private static PublicKey publicKey(SubjectPublicKeyInfo info) {
    PublicKey key = new EncodedKey(info);
    if (!info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return key;
    }
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalArgumentException("a damaged RSA key", damaged);
    }
  }

  private static List<PemObject> blocks(String text) throws IOException {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject o = reader.readPemObject(); o != null; o = reader.readPemObject()) {
        blocks.add(o);
      }
    } catch (IOException | RuntimeException damaged) {
      // Bouncy Castle throws anything at foreign text; the answer is the same.
      throw new IllegalArgumentException("damaged PEM", damaged);
    }
    return blocks;
  }

  private static SubjectPublicKeyInfo key(PemObject block) {
    try {
      return switch (block.getType()) {
        case "CERTIFICATE" -> Certificate.getInstance(block.getContent()).getSubjectPublicKeyInfo();
        case "PUBLIC KEY" -> SubjectPublicKeyInfo.getInstance(block.getContent());
        default -> throw new IllegalArgumentException("a PEM block that is no public key");
      };
    } catch (RuntimeException damaged) {
      throw new IllegalArgumentException("neither a certificate nor a public key", damaged);
    }
  }
}
