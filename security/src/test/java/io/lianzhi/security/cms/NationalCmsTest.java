package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Damage;
import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to a sealed message; each table ends with the message itself. */
class NationalCmsTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity SENDER = signing("CN=quzhou");
  private static final Identity OTHER_SENDER = signing("CN=somebody");
  private static final Identity RECIPIENT = AUTHORITY.issueEncryption("CN=hub", Keys.NOVEMBER);
  private static final Identity OTHER_RECIPIENT =
      AUTHORITY.issueEncryption("CN=another hub", Keys.NOVEMBER);
  private static final SigningKey KEY = SENDER.signingKey("quzhou");
  private static final DecryptionKey OPENER = DecryptionKey.of(RECIPIENT);
  private static final List<KnownSigner> TRUSTED = List.of(known(SENDER));
  private static final byte[] LETTER = "{\"letterId\":\"QZ-1\",\"数\":98000}".getBytes(UTF_8);

  private static Identity signing(String name) {
    return AUTHORITY.issueSigning(name, SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  }

  private static KnownSigner known(Identity identity) {
    return KnownSigner.of(identity.certificate());
  }

  private static byte[] sealed(SealForm form) {
    return NationalCms.seal(LETTER, KEY, SENDER.certificate(), RECIPIENT.certificate(), form);
  }

  private static byte[] enveloped(byte[] signed) {
    return EnvelopedData.write(signed, RECIPIENT.certificate(), SealForm.STANDARD);
  }

  private static byte[] signed() {
    return SignedData.write(LETTER, KEY, SENDER.certificate(), SealForm.STANDARD);
  }

  private static UnsealedContent open(byte[] sealed) {
    return NationalCms.open(sealed, OPENER, TRUSTED);
  }

  private static void refuses(Map<String, byte[]> attacks) {
    attacks.forEach(NationalCmsTest::assertRefused);
  }

  private static void assertRefused(String what, byte[] bytes) {
    assertThatExceptionOfType(SealBrokenException.class)
        .as(what)
        .isThrownBy(() -> open(bytes))
        .withNoCause();
  }

  private static byte[] replaced(byte[] in, byte[] found, byte[] put) {
    for (int at = 0; at <= in.length - found.length; at++) {
      if (Arrays.equals(in, at, at + found.length, found, 0, found.length)) {
        byte[] changed = in.clone();
        System.arraycopy(put, 0, changed, at, put.length);
        return changed;
      }
    }
    throw new AssertionError("not in the message");
  }

  @ParameterizedTest
  @EnumSource
  void opensEveryFormThatPeersWrite(SealForm form) {
    UnsealedContent opened = open(sealed(form));
    assertThat(opened.content()).isEqualTo(LETTER);
    assertThat(opened.signedBytes()).isEqualTo(LETTER);
    assertThat(opened.signer()).isEqualTo(SENDER.certificate());
    assertThat(KEY.verificationKey().verifyFixed(LETTER, opened.signature())).isTrue();
  }

  @Test
  void opensContentOfAnyLength() {
    for (int length : List.of(0, 1, 15, 16, 17, 127, 128, 255, 256, 65_535, 65_536, 700_000)) {
      byte[] content = new byte[length];
      Arrays.fill(content, (byte) 'x');
      byte[] sealed = NationalCms.seal(content, KEY, SENDER.certificate(), RECIPIENT.certificate());
      assertThat(open(sealed).content()).isEqualTo(content);
    }
  }

  @Test
  void hidesTheContentAndTheSigner() {
    String sealed = new String(sealed(SealForm.STANDARD), UTF_8);
    assertThat(sealed).doesNotContain("letterId").doesNotContain("quzhou");
    assertThat(sealed(SealForm.STANDARD)).isNotEqualTo(sealed(SealForm.STANDARD));
  }

  @Test
  void refusesWhatIsNotWhole() {
    byte[] good = sealed(SealForm.STANDARD);
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("empty", new byte[0]);
    attacks.put("one byte", new byte[] {0x30});
    attacks.put("too long", new byte[NationalCms.LONGEST + 1]);
    attacks.put("something behind", Arrays.copyOf(good, good.length + 1));
    attacks.put("indefinite length", indefinite(good));
    attacks.put("only signed", signed());
    attacks.put("only enveloped", enveloped(LETTER));
    for (int length = 0; length < good.length; length++) {
      attacks.put("cut to " + length, Arrays.copyOf(good, length));
    }
    refuses(attacks);
    assertThat(open(good).content()).isEqualTo(LETTER);
  }

  private static byte[] indefinite(byte[] good) {
    int head = 2 + (good[1] & 0x7f);
    byte[] longer = new byte[good.length - head + 4];
    longer[0] = 0x30;
    longer[1] = (byte) 0x80;
    System.arraycopy(good, head, longer, 2, good.length - head);
    return longer;
  }

  @Test
  void refusesEveryChangedByte() {
    for (SealForm form : SealForm.values()) {
      byte[] good = sealed(form);
      for (int at = 0; at < good.length; at++) {
        byte[] changed = good.clone();
        changed[at] ^= 0x01;
        if (changed[at] == 0 || good[at] == 1) {
          // A version may be 0 or 1; nothing else may be.
          requireSameOrBroken(changed);
        } else {
          int place = at;
          assertRefused("%s, byte %d".formatted(form, place), changed);
        }
      }
      assertThat(open(good).content()).isEqualTo(LETTER);
    }
  }

  private static void requireSameOrBroken(byte[] changed) {
    try {
      assertThat(open(changed).content()).isEqualTo(LETTER);
    } catch (SealBrokenException refused) {
      assertThat(refused).hasNoCause();
    }
  }

  /** Inside the envelope there is no cipher that could hide a change. */
  @Test
  void refusesEveryChangedByteOfTheSignedMessage() {
    byte[] good = signed();
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 0x01;
      if (good[at] == 1) {
        requireSameOrBroken(enveloped(changed));
        continue;
      }
      int place = at;
      assertRefused("byte " + place, enveloped(changed));
    }
    assertThat(open(enveloped(good)).content()).isEqualTo(LETTER);
  }

  @Test
  void refusesOneElementTooManyWhereverItStands() {
    // NULL is what SM3 and SM2 may have for parameters: in digests, signer, recipient.
    assertThat(taken(Grown.each(signed()), NationalCmsTest::enveloped))
        .containsExactly("/1/0/1/0", "/1/0/4/0/2", "/1/0/4/0/3");
    assertThat(taken(Grown.each(enveloped(signed())), sealed -> sealed))
        .containsExactly("/1/0/1/0/2");
  }

  /** The places in which one more is taken nevertheless. */
  private static List<String> taken(Map<String, byte[]> grown, UnaryOperator<byte[]> sealing) {
    return grown.entrySet().stream()
        .filter(one -> isTaken(sealing.apply(one.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isTaken(byte[] sealed) {
    try {
      assertThat(open(sealed).content()).isEqualTo(LETTER);
      return true;
    } catch (SealBrokenException refused) {
      return false;
    }
  }

  private static int indexOf(byte[] in, byte[] found) {
    for (int at = 0; at <= in.length - found.length; at++) {
      if (Arrays.equals(in, at, at + found.length, found, 0, found.length)) {
        return at;
      }
    }
    throw new AssertionError("not in the message");
  }

  @Test
  void refusesOtherPeople() {
    byte[] good = signed();
    byte[] name = IssuerAndSerial.of(SENDER.certificate());
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("signed by a stranger", enveloped(signedBy(OTHER_SENDER)));
    attacks.put(
        "a stranger's signature under the sender's name",
        enveloped(
            SignedData.write(
                LETTER, OTHER_SENDER.signingKey("x"), SENDER.certificate(), SealForm.STANDARD)));
    attacks.put("for another recipient", sealedFor(OTHER_RECIPIENT.certificate()));
    attacks.put(
        "another recipient's key under our name",
        replaced(
            sealedFor(OTHER_RECIPIENT.certificate()),
            serial(OTHER_RECIPIENT.certificate()),
            serial(RECIPIENT.certificate())));
    refuses(attacks);
    assertThat(indexOf(good, name)).isPositive();
    assertThatThrownBy(() -> NationalCms.open(sealed(SealForm.STANDARD), OPENER, List.of()))
        .isExactlyInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() ->
            NationalCms.open(sealed(SealForm.STANDARD), DecryptionKey.of(OTHER_RECIPIENT), TRUSTED))
        .isExactlyInstanceOf(SealBrokenException.class);
    assertThat(
            NationalCms.open(
                    sealed(SealForm.STANDARD), OPENER, List.of(known(OTHER_SENDER), known(SENDER)))
                .signer())
        .isEqualTo(SENDER.certificate());
  }

  private static byte[] serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toByteArray();
  }

  private static byte[] signedBy(Identity signer) {
    return SignedData.write(
        LETTER, signer.signingKey("other"), signer.certificate(), SealForm.STANDARD);
  }

  private static byte[] sealedFor(X509Certificate recipient) {
    return NationalCms.seal(LETTER, KEY, SENDER.certificate(), recipient);
  }

  @Test
  void refusesOtherAlgorithmsAndOtherTypes() {
    byte[] good = sealed(SealForm.STANDARD);
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("encrypted in ECB", replaced(good, Oid.SM4_CBC.element(), oid(Oid.SM4_CBC, 1)));
    attacks.put(
        "a key under another algorithm",
        replaced(good, Oid.SM2_ENCRYPTION.element(), Oid.SM2_SIGNATURE.element()));
    attacks.put(
        "enveloped said to be signed",
        replaced(good, Oid.ENVELOPED_DATA.element(), Oid.SIGNED_DATA.element()));
    byte[] signed = signed();
    attacks.put(
        "another digest", enveloped(replaced(signed, Oid.SM3.element(), oid(Oid.SM3, 0x12))));
    attacks.put(
        "another signature",
        enveloped(replaced(signed, Oid.SM2_SIGNATURE.element(), Oid.SM2_ENCRYPTION.element())));
    attacks.put(
        "another content",
        enveloped(replaced(signed, "98000".getBytes(UTF_8), "18000".getBytes(UTF_8))));
    refuses(attacks);
    assertThat(open(enveloped(signed)).content()).isEqualTo(LETTER);
  }

  /** The identifier with another last number. */
  private static byte[] oid(Oid oid, int last) {
    byte[] element = oid.element();
    element[element.length - 1] = (byte) last;
    return element;
  }

  @Test
  void refusesNumbersThatNoSignatureHas() {
    byte[] zero = new byte[32];
    byte[] one = new byte[32];
    one[31] = 1;
    byte[] most = new byte[32];
    Arrays.fill(most, (byte) 0xff);
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    for (List<byte[]> rs : List.of(List.of(zero, one), List.of(one, zero), List.of(most, one))) {
      byte[] fixed = Arrays.copyOf(rs.getFirst(), 64);
      System.arraycopy(rs.getLast(), 0, fixed, 32, 32);
      attacks.put("r and s " + attacks.size(), enveloped(withSignature(fixed)));
    }
    attacks.put("none", enveloped(withSignature(new byte[0])));
    attacks.put("63 bytes", enveloped(withSignature(Arrays.copyOf(KEY.signFixed(LETTER), 63))));
    refuses(attacks);
    assertThat(open(enveloped(withSignature(KEY.signFixed(LETTER)))).content()).isEqualTo(LETTER);
    assertThat(open(enveloped(withSignature(KEY.sign(LETTER)))).content()).isEqualTo(LETTER);
  }

  private static byte[] withSignature(byte[] signature) {
    return signed(LETTER, new byte[0], signature);
  }

  /** A signed message whose signer has these attributes, and this signature. */
  private static byte[] signed(byte[] content, byte[] attributes, byte[] signature) {
    byte[] signer =
        Der.sequence(
            Der.integer(1),
            IssuerAndSerial.of(SENDER.certificate()),
            Algorithms.write(Oid.SM3),
            attributes,
            Algorithms.write(Oid.SM2_WITH_SM3),
            Der.element(Der.OCTETS, signature));
    return message(content, signer);
  }

  private static byte[] message(byte[] content, byte[]... signers) {
    return io.lianzhi.security.cms.ContentInfo.write(
        Oid.SIGNED_DATA,
        Der.sequence(
            Der.integer(1),
            Der.element(Der.SET, Algorithms.write(Oid.SM3)),
            io.lianzhi.security.cms.ContentInfo.write(Oid.DATA, Der.element(Der.OCTETS, content)),
            Der.element(Der.SET, signers)));
  }

  @Test
  void refusesMoreThanOneSigner() throws IOException {
    byte[] good = signed();
    byte[] signer = signerInfo(good);
    refuses(
        Map.of(
            "twice the same", enveloped(message(LETTER, signer, signer)),
            "none", enveloped(message(LETTER))));
    assertThat(open(enveloped(message(LETTER, signer))).content()).isEqualTo(LETTER);
  }

  private static byte[] signerInfo(byte[] signed) throws IOException {
    var data =
        org.bouncycastle.asn1.cms.SignedData.getInstance(
            ContentInfo.getInstance(signed).getContent());
    return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0)).getEncoded("DER");
  }

  @Test
  void readsSignedAttributesOnlyWhereTheyHoldTheContentsTypeAndDigest() {
    byte[] type = attribute(Oid.CONTENT_TYPE, Oid.DATA.element());
    byte[] digest =
        attribute(Oid.MESSAGE_DIGEST, Der.element(Der.OCTETS, Suite.NATIONAL.digest(LETTER)));
    byte[] otherDigest = attribute(Oid.MESSAGE_DIGEST, Der.element(Der.OCTETS, new byte[32]));
    byte[] otherType = attribute(Oid.CONTENT_TYPE, Oid.SIGNED_DATA.element());
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("no digest", withAttributes(type));
    attacks.put("no type", withAttributes(digest));
    attacks.put("another digest", withAttributes(type, otherDigest));
    attacks.put("another type", withAttributes(otherType, digest));
    attacks.put("none", withAttributes());
    attacks.put("attributes in the content's place", attributesAsContent(type, digest));
    refuses(attacks);
    UnsealedContent opened = open(withAttributes(type, digest));
    assertThat(opened.content()).isEqualTo(LETTER);
    assertThat(opened.signedBytes()).isEqualTo(Der.element(Der.SET, type, digest));
    assertThat(KEY.verificationKey().verifyFixed(opened.signedBytes(), opened.signature()))
        .isTrue();
  }

  private static byte[] attribute(Oid name, byte[] value) {
    return Der.sequence(name.element(), Der.element(Der.SET, value));
  }

  private static byte[] withAttributes(byte[]... attributes) {
    byte[] signature = KEY.sign(Der.element(Der.SET, attributes));
    return enveloped(signed(LETTER, Der.element(Der.TAG_0, attributes), signature));
  }

  private static byte[] attributesAsContent(byte[]... attributes) {
    byte[] set = Der.element(Der.SET, attributes);
    return enveloped(signed(set, new byte[0], KEY.sign(set)));
  }

  /** Bouncy Castle's own reader finds the standard's structure. */
  @Test
  void isReadByAnotherLibrary() throws IOException {
    ContentInfo outside = ContentInfo.getInstance(sealed(SealForm.STANDARD));
    assertThat(outside.getContentType().getId()).isEqualTo("1.2.156.10197.6.1.4.2.3");
    var enveloped = org.bouncycastle.asn1.cms.EnvelopedData.getInstance(outside.getContent());
    ASN1Set recipients = enveloped.getRecipientInfos();
    assertThat(recipients.size()).isEqualTo(1);
    assertThat(enveloped.getEncryptedContentInfo().getContentEncryptionAlgorithm().getAlgorithm())
        .hasToString("1.2.156.10197.1.104.2");
    var signed =
        org.bouncycastle.asn1.cms.SignedData.getInstance(
            ContentInfo.getInstance(signed()).getContent());
    assertThat(ASN1OctetString.getInstance(signed.getEncapContentInfo().getContent()).getOctets())
        .isEqualTo(LETTER);
    byte[] whole = signed();
    assertThat(ASN1Primitive.fromByteArray(whole).getEncoded("DER")).isEqualTo(whole);
  }

  @Test
  void sealsOnlyByAndForNationalKeys() {
    Identity other = Keys.identity("CN=p256", SignatureAlgorithm.ECDSA_P256_SHA256);
    assertThatThrownBy(() -> sealedFor(other.certificate()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DecryptionKey.of(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            NationalCms.seal(
                LETTER, other.signingKey("x"), other.certificate(), RECIPIENT.certificate()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sealedFor(RECIPIENT.certificate())).isNotEmpty();
  }

  @Test
  void anEncryptionCertificateIsForKeysAndForNoSignatures() {
    boolean[] usage = RECIPIENT.certificate().getKeyUsage();
    List<Integer> set = new ArrayList<>();
    for (int i = 0; i < usage.length; i++) {
      if (usage[i]) {
        set.add(i);
      }
    }
    assertThat(set).containsExactly(2, 3, 4);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void foreignBytesOfAnyShapeAreRefusedInOneWay(@ForAll Random random, @ForAll SealForm form) {
    requireSameOrBroken(Damage.to(sealed(form), random));
    requireSameOrBroken(enveloped(Damage.to(signed(), random)));
  }
}
