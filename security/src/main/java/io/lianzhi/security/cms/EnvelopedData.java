package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** {@code EnvelopedData} of GM/T 0010 for exactly one recipient. */
final class EnvelopedData {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY = 16;

  private EnvelopedData() {}

  static byte[] write(byte[] content, X509Certificate recipient, SealForm form) {
    byte[] key = random();
    return ContentInfo.write(
        Oid.ENVELOPED_DATA,
        Der.sequence(Der.integer(1), recipients(key, recipient, form), encrypted(key, content)));
  }

  /** The set of one recipient, with the content's key for it. */
  static byte[] recipients(byte[] key, X509Certificate recipient, SealForm form) {
    return Der.element(
        Der.SET,
        Der.sequence(
            Der.integer(1),
            IssuerAndSerial.of(recipient),
            Algorithms.write(Oid.SM2_ENCRYPTION),
            Der.element(Der.OCTETS, Sm2Cipher.encrypt(recipient.getPublicKey(), key, form))));
  }

  static byte[] encrypted(byte[] key, byte[] content) {
    byte[] iv = random();
    return Der.sequence(
        Oid.DATA.element(),
        Der.sequence(Oid.SM4_CBC.element(), Der.element(Der.OCTETS, iv)),
        Der.element(Der.OCTETS_0, Sm4Cbc.encrypt(key, iv, content)));
  }

  static byte[] read(byte[] message, DecryptionKey key) {
    DerReader in = ContentInfo.read(message, Oid.ENVELOPED_DATA);
    Algorithms.requireVersion(in);
    byte[] encryptedKey = encryptedKey(in, key);
    DerReader encrypted = in.enter(Der.SEQUENCE);
    in.requireEnd();
    return decrypted(encrypted, Sm2Cipher.decrypt(key, encryptedKey));
  }

  /** Reads the set of recipients, whose only one is the key's certificate. */
  static byte[] encryptedKey(DerReader in, DecryptionKey key) {
    DerReader recipients = in.enter(Der.SET);
    byte[] encryptedKey = encryptedKey(recipients.enter(Der.SEQUENCE), key.certificate());
    recipients.requireEnd();
    return encryptedKey;
  }

  private static byte[] encryptedKey(DerReader recipient, X509Certificate own) {
    Algorithms.requireVersion(recipient);
    if (!Arrays.equals(IssuerAndSerial.of(own), recipient.element(Der.SEQUENCE))) {
      throw new SealBrokenException();
    }
    Algorithms.require(recipient, Oid.SM2_ENCRYPTION, Oid.SM2);
    byte[] encrypted = recipient.content(Der.OCTETS);
    recipient.requireEnd();
    return encrypted;
  }

  static byte[] decrypted(DerReader encrypted, byte[] key) {
    Algorithms.requireType(encrypted, Oid.DATA);
    DerReader algorithm = encrypted.enter(Der.SEQUENCE);
    Algorithms.requireType(algorithm, Oid.SM4_CBC);
    byte[] iv = algorithm.content(Der.OCTETS);
    algorithm.requireEnd();
    byte[] content = encrypted.content(Der.OCTETS_0);
    encrypted.requireEnd();
    if (key.length != KEY) {
      throw new SealBrokenException();
    }
    return Sm4Cbc.decrypt(key, iv, content);
  }

  static byte[] random() {
    byte[] bytes = new byte[KEY];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
