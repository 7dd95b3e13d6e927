package io.lianzhi.security.cms;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** {@code SignedData} of GM/T 0010 with the content inside and exactly one signer. */
final class SignedData {
  private SignedData() {}

  /** Signs the content itself, without attributes. */
  static byte[] write(byte[] content, SigningKey key, X509Certificate own, SealForm form) {
    return ContentInfo.write(
        Oid.SIGNED_DATA,
        Der.sequence(
            Der.integer(1),
            digests(),
            ContentInfo.write(Oid.DATA, Der.element(Der.OCTETS, content)),
            Der.element(Der.TAG_0, Certificates.der(own)),
            signers(content, key, own, form)));
  }

  static byte[] digests() {
    return Der.element(Der.SET, Algorithms.write(Oid.SM3));
  }

  static byte[] signers(byte[] content, SigningKey key, X509Certificate own, SealForm form) {
    byte[] signature = form == SealForm.RAW_SIGNATURE ? key.signFixed(content) : key.sign(content);
    return Der.element(
        Der.SET,
        Der.sequence(
            Der.integer(1),
            IssuerAndSerial.of(own),
            Algorithms.write(Oid.SM3),
            Algorithms.write(Oid.SM2_SIGNATURE),
            Der.element(Der.OCTETS, signature)));
  }

  static UnsealedContent read(byte[] message, Collection<KnownSigner> trusted) {
    DerReader in = ContentInfo.read(message, Oid.SIGNED_DATA);
    Algorithms.requireVersion(in);
    requireDigests(in);
    DerReader data = ContentInfo.enter(in, Oid.DATA);
    byte[] content = data.content(Der.OCTETS);
    data.requireEnd();
    return verified(content, in, trusted);
  }

  /** Reads the set of digests, which is SM3 alone. */
  static void requireDigests(DerReader in) {
    DerReader digests = in.enter(Der.SET);
    Algorithms.require(digests, Oid.SM3);
    digests.requireEnd();
  }

  /**
   * Reads what stands behind the content, its one signer. Trust comes from outside: certificates in
   * the message only must have the signer's among them, where there are any. Revocation lists and
   * unsigned attributes, which nothing would protect, are refused.
   */
  static UnsealedContent verified(byte[] content, DerReader in, Collection<KnownSigner> trusted) {
    Optional<DerReader> certificates =
        in.isNext(Der.TAG_0) ? Optional.of(in.enter(Der.TAG_0)) : Optional.empty();
    DerReader signers = in.enter(Der.SET);
    DerReader signer = signers.enter(Der.SEQUENCE);
    signers.requireEnd();
    in.requireEnd();
    UnsealedContent verified = signedBy(signer, content, trusted);
    certificates.ifPresent(given -> requireAmong(given, verified.signer()));
    return verified;
  }

  private static void requireAmong(DerReader certificates, X509Certificate signer) {
    byte[] own = Certificates.der(signer);
    boolean found = false;
    while (certificates.isNext(Der.SEQUENCE)) {
      found |= Arrays.equals(own, certificates.element(Der.SEQUENCE));
    }
    certificates.requireEnd();
    if (!found) {
      throw new SealBrokenException();
    }
  }

  private static UnsealedContent signedBy(
      DerReader signer, byte[] content, Collection<KnownSigner> trusted) {
    Algorithms.requireVersion(signer);
    byte[] name = signer.element(Der.SEQUENCE);
    Algorithms.require(signer, Oid.SM3);
    byte[] signedBytes =
        signer.isNext(Der.TAG_0) ? attributes(content, signer) : unambiguous(content);
    Algorithms.require(signer, Oid.SM2_SIGNATURE, Oid.SM2_WITH_SM3, Oid.SM2);
    byte[] signature = signer.content(Der.OCTETS);
    signer.requireEnd();
    KnownSigner known =
        trusted.stream()
            .filter(each -> Arrays.equals(IssuerAndSerial.of(each.certificate()), name))
            .findFirst()
            .orElseThrow(SealBrokenException::new);
    return known
        .key()
        .verifyAnyForm(signedBytes, signature)
        .map(fixed -> new UnsealedContent(content, signedBytes, fixed, known.certificate()))
        .orElseThrow(SealBrokenException::new);
  }

  /** Attributes that were signed in the content's place: they have its type and its SM3. */
  private static byte[] attributes(byte[] content, DerReader signer) {
    byte[] attributes = signer.content(Der.TAG_0);
    DerReader in = DerReader.of(attributes);
    boolean typed = false;
    boolean digested = false;
    while (in.isNext(Der.SEQUENCE)) {
      DerReader attribute = in.enter(Der.SEQUENCE);
      byte[] oid = attribute.element(Der.OBJECT_ID);
      DerReader values = attribute.enter(Der.SET);
      attribute.requireEnd();
      typed |= Oid.CONTENT_TYPE.is(oid) && Oid.DATA.is(only(values, Der.OBJECT_ID));
      digested |= Oid.MESSAGE_DIGEST.is(oid) && isDigest(content, only(values, Der.OCTETS));
    }
    in.requireEnd();
    if (!typed || !digested) {
      throw new SealBrokenException();
    }
    return Der.element(Der.SET, attributes);
  }

  private static byte[] only(DerReader values, int tag) {
    byte[] element = values.element(tag);
    values.requireEnd();
    return element;
  }

  private static boolean isDigest(byte[] content, byte[] element) {
    return Arrays.equals(Der.element(Der.OCTETS, Suite.NATIONAL.digest(content)), element);
  }

  /**
   * Content that was signed itself. What begins like a SET could be another message's signed
   * attributes, put in the content's place.
   */
  private static byte[] unambiguous(byte[] content) {
    if (content.length > 0 && content[0] == Der.SET) {
      throw new SealBrokenException();
    }
    return content;
  }
}
