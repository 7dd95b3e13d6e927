package io.lianzhi.security.ledger;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A key that verifies notes, under the name that its signatures bear (C2SP signed-note). Ed25519 or
 * SM2; as text it is {@code <name>+<key id>+<base64>}.
 */
public final class NoteKey {
  private final String name;
  private final byte[] form;
  private final byte[] id;
  private final VerificationKey key;

  private NoteKey(String name, byte[] form, SubjectPublicKeyInfo info) {
    this.name = name;
    this.form = form;
    this.id = id(name, form);
    this.key = VerificationKey.of(HexFormat.of().formatHex(id), new EncodedKey(info));
  }

  /**
   * A key under a name.
   *
   * @param name without spaces and plus signs; the log's origin, for a log's own key
   * @throws IllegalArgumentException if the key is neither Ed25519 nor SM2, or the name unfit
   */
  public static NoteKey of(String name, PublicKey key) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    return of(name, info);
  }

  static NoteKey of(String name, SubjectPublicKeyInfo info) {
    if (!isName(name)) {
      throw new IllegalArgumentException("a key name has no space and no plus sign");
    }
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(new EncodedKey(info));
    return new NoteKey(name, NoteKeyForm.write(algorithm, info), info);
  }

  /**
   * Reads the text of a key.
   *
   * @throws IllegalArgumentException if it is not one, or its id is not its key's
   */
  public static NoteKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length < 3 || !isName(parts[0])) {
      throw new IllegalArgumentException("a verifier key is <name>+<key id>+<base64>");
    }
    byte[] form =
        StrictText.base64(parts[2])
            .orElseThrow(() -> new IllegalArgumentException("a verifier key ends in base64"));
    SubjectPublicKeyInfo info =
        NoteKeyForm.read(form)
            .orElseThrow(() -> new IllegalArgumentException("not a key of Ed25519 or SM2"));
    NoteKey key = new NoteKey(parts[0], form, info);
    if (!key.toString().equals(text)) {
      throw new IllegalArgumentException("the key id is not the one of this key");
    }
    return key;
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c));
  }

  public String name() {
    return name;
  }

  byte[] id() {
    return id.clone();
  }

  boolean sameIdAs(NoteKey other) {
    return name.equals(other.name) && Arrays.equals(id, other.id);
  }

  /** Whether the signature is this key's over exactly this text. */
  boolean verifies(String text, NoteSignature signature) {
    return key.verifyFixed(text.getBytes(StandardCharsets.UTF_8), signature.signature());
  }

  @Override
  public String toString() {
    String hex = HexFormat.of().formatHex(id);
    return name + "+" + hex + "+" + Base64.getEncoder().encodeToString(form);
  }

  private static byte[] id(String name, byte[] form) {
    MessageDigest sha256 = TreeHasher.sha256();
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(sha256.digest(form), NoteSignature.ID_LENGTH);
  }
}
