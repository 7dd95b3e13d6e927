package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.util.Collection;

/**
 * Signs content and seals it for one recipient: {@code SignedData} inside {@code EnvelopedData} of
 * GM/T 0010. The signed message that comes out of the envelope can be shown to a third party
 * without the recipient's key. {@code SignedAndEnvelopedData}, which holds both in one, is read as
 * well, and written only for stand-ins. Stateless; safe for any number of threads.
 *
 * <p>SM4-CBC has no code of its own. Whoever opens messages that anybody can send checks first who
 * sent these bytes, as by a {@link io.lianzhi.security.http.RequestStamp}.
 */
public final class NationalCms {
  /** The longest message that is read. */
  public static final int LONGEST = 8 << 20;

  private NationalCms() {}

  /**
   * Signs and seals in the standard's form.
   *
   * @param own the certificate of {@code key}
   * @param recipient the certificate of the key that will open it
   * @throws IllegalArgumentException if a key is not on SM2's curve
   */
  public static byte[] seal(
      byte[] content, SigningKey key, X509Certificate own, X509Certificate recipient) {
    return seal(content, key, own, recipient, SealForm.STANDARD);
  }

  /** The same in another form. */
  public static byte[] seal(
      byte[] content,
      SigningKey key,
      X509Certificate own,
      X509Certificate recipient,
      SealForm form) {
    DecryptionKey.requireNational(recipient);
    if (key.suite() != Suite.NATIONAL) {
      throw new IllegalArgumentException("the national message syntax is signed with SM2");
    }
    return form == SealForm.IN_ONE
        ? SignedAndEnvelopedData.write(content, key, own, recipient)
        : EnvelopedData.write(SignedData.write(content, key, own, form), recipient, form);
  }

  /**
   * Opens a message and checks who signed it.
   *
   * @param trusted the signers whom the caller takes; those in the message count for nothing
   * @throws SealBrokenException if anything is not as it should be, whatever it is
   */
  public static UnsealedContent open(
      byte[] sealed, DecryptionKey key, Collection<KnownSigner> trusted) {
    if (sealed.length > LONGEST) {
      throw new SealBrokenException();
    }
    return ContentInfo.isOf(Oid.SIGNED_AND_ENVELOPED_DATA, sealed)
        ? SignedAndEnvelopedData.read(sealed, key, trusted)
        : SignedData.read(EnvelopedData.read(sealed, key), trusted);
  }

  /**
   * The same of a recipient that has several keys, such as a renewed one beside the former: a
   * message names the certificate that it was sealed for.
   *
   * @throws SealBrokenException if it was sealed for none of them, or as above
   */
  public static UnsealedContent open(
      byte[] sealed, Collection<DecryptionKey> keys, Collection<KnownSigner> trusted) {
    for (DecryptionKey key : keys) {
      try {
        return open(sealed, key, trusted);
      } catch (SealBrokenException whatever) {
        // For another of them, or broken: which of both nobody is told.
      }
    }
    throw new SealBrokenException();
  }
}
