package io.lianzhi.security.ledger;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** How a kind of key is written in a note's verifier key: signature type, then public key. */
enum NoteKeyForm {
  /** Type 0x01 of C2SP signed-note; the key's 32 bytes of RFC 8032. */
  ED25519(SignatureAlgorithm.ED25519, "01", 32),

  /**
   * Type 0xff of C2SP signed-note, which is for types without a byte of their own, and after it, as
   * is recommended there, an identifier that nobody else has: the DER form of the object identifier
   * 1.2.156.10197.1.501, SM2 with SM3. Then the point, uncompressed, 65 bytes. Its signatures are
   * r‖s in 64 bytes, made under the identity 1234567812345678 (GB/T 32918.2, GM/T 0009).
   */
  SM2_SM3(SignatureAlgorithm.SM2_SM3, "ff06082a811ccf55018375", 65);

  private static final byte UNCOMPRESSED = 4;

  private final SignatureAlgorithm algorithm;
  private final String type;
  private final int keyLength;

  NoteKeyForm(SignatureAlgorithm algorithm, String type, int keyLength) {
    this.algorithm = algorithm;
    this.type = type;
    this.keyLength = keyLength;
  }

  /**
   * Type and public key, of a key in X.509's form.
   *
   * @throws IllegalArgumentException if there is no note signature of this algorithm
   */
  static byte[] write(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key) {
    NoteKeyForm form =
        Stream.of(values())
            .filter(each -> each.algorithm == algorithm)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no note is signed by " + algorithm));
    byte[] type = form.type();
    byte[] bytes = key.getPublicKeyData().getBytes();
    byte[] written = Arrays.copyOf(type, type.length + bytes.length);
    System.arraycopy(bytes, 0, written, type.length, bytes.length);
    if (!form.has(written)) {
      throw new IllegalArgumentException("a public key of an unusual form");
    }
    return written;
  }

  /** The key in X.509's form, if type and length are ones that are known here. */
  static Optional<SubjectPublicKeyInfo> read(byte[] written) {
    return Stream.of(values())
        .filter(form -> form.has(written))
        .map(form -> new SubjectPublicKeyInfo(form.kind(), form.key(written)))
        .findFirst();
  }

  private boolean has(byte[] written) {
    byte[] type = type();
    return written.length == type.length + keyLength
        && Arrays.equals(written, 0, type.length, type, 0, type.length)
        && (this != SM2_SM3 || written[type.length] == UNCOMPRESSED);
  }

  private byte[] type() {
    return HexFormat.of().parseHex(type);
  }

  private byte[] key(byte[] written) {
    return Arrays.copyOfRange(written, type().length, written.length);
  }

  private AlgorithmIdentifier kind() {
    return switch (this) {
      case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
      case SM2_SM3 ->
          new AlgorithmIdentifier(
              X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1);
    };
  }
}
