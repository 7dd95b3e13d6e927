package io.lianzhi.security.cms;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.SigningKey;
import java.security.cert.X509Certificate;
import java.util.Collection;

/**
 * {@code SignedAndEnvelopedData} of GM/T 0010: the parts of {@link EnvelopedData} and of {@link
 * SignedData} side by side, for exactly one recipient and by exactly one signer. What is signed is
 * the content before it is encrypted.
 */
final class SignedAndEnvelopedData {
  private SignedAndEnvelopedData() {}

  static byte[] write(
      byte[] content, SigningKey key, X509Certificate own, X509Certificate recipient) {
    byte[] contentKey = EnvelopedData.random();
    return ContentInfo.write(
        Oid.SIGNED_AND_ENVELOPED_DATA,
        Der.sequence(
            Der.integer(1),
            EnvelopedData.recipients(contentKey, recipient, SealForm.IN_ONE),
            SignedData.digests(),
            EnvelopedData.encrypted(contentKey, content),
            Der.element(Der.TAG_0, Certificates.der(own)),
            SignedData.signers(content, key, own, SealForm.IN_ONE)));
  }

  static UnsealedContent read(byte[] message, DecryptionKey key, Collection<KnownSigner> trusted) {
    DerReader in = ContentInfo.read(message, Oid.SIGNED_AND_ENVELOPED_DATA);
    Algorithms.requireVersion(in);
    byte[] encryptedKey = EnvelopedData.encryptedKey(in, key);
    SignedData.requireDigests(in);
    DerReader encrypted = in.enter(Der.SEQUENCE);
    byte[] content = EnvelopedData.decrypted(encrypted, Sm2Cipher.decrypt(key, encryptedKey));
    return SignedData.verified(content, in, trusted);
  }
}
