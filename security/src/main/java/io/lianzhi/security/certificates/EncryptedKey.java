package io.lianzhi.security.certificates;

import java.io.IOException;
import java.security.PrivateKey;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A private key under a passphrase as PKCS#8 has it (RFC 5958), by PBES2 with AES-256-CBC and
 * PBKDF2 with HMAC-SHA256 (RFC 8018), as OpenSSL reads and writes it.
 */
final class EncryptedKey {
  /** Of PBKDF2, so that each guess at a passphrase costs as much. */
  static final int ITERATIONS = 600_000;

  private static final AlgorithmIdentifier HMAC_SHA256 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

  private EncryptedKey() {}

  static byte[] encrypt(PrivateKey key, char[] passphrase, int iterations) {
    try {
      OutputEncryptor encryptor =
          new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
              .setProvider(BouncyCastle.PROVIDER)
              .setPRF(HMAC_SHA256)
              .setIterationCount(iterations)
              .build(passphrase);
      return new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(key.getEncoded()))
          .build(encryptor)
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("Bouncy Castle has PBES2", e);
    }
  }

  /**
   * The PKCS#8 form of the key itself.
   *
   * @throws IllegalArgumentException if the passphrase is another one, or it is no such key
   */
  static byte[] decrypt(byte[] der, char[] passphrase) {
    try {
      return new PKCS8EncryptedPrivateKeyInfo(der)
          .decryptPrivateKeyInfo(
              new JcePKCSPBEInputDecryptorProviderBuilder()
                  .setProvider(BouncyCastle.PROVIDER)
                  .build(passphrase))
          .getEncoded();
    } catch (PKCSException | IOException | RuntimeException e) {
      // A damaged file and a wrong passphrase look the same.
      throw new IllegalArgumentException("not a key under this passphrase", e);
    }
  }
}
