package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.Test;

/**
 * What another library signs and seals in one, whole and spoilt. Round trips and single changed
 * bytes are tried in {@link NationalCmsTest}, as of every form.
 */
class SignedAndEnvelopedDataTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity SENDER = signing("CN=quzhou");
  private static final Identity STRANGER = signing("CN=somebody");
  private static final Identity RECIPIENT = AUTHORITY.issueEncryption("CN=hub", Keys.NOVEMBER);
  private static final Identity OTHER_HUB = AUTHORITY.issueEncryption("CN=other", Keys.NOVEMBER);
  private static final DecryptionKey OPENER = DecryptionKey.of(RECIPIENT);
  private static final List<KnownSigner> TRUSTED = List.of(KnownSigner.of(SENDER.certificate()));
  private static final byte[] LETTER = "{\"letterId\":\"QZ-1\",\"数\":98000}".getBytes(UTF_8);
  private static final InOne GOOD = InOne.of(LETTER, SENDER, RECIPIENT);

  private static Identity signing(String name) {
    return AUTHORITY.issueSigning(name, SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  }

  private static UnsealedContent open(byte[] message) {
    return NationalCms.open(message, OPENER, TRUSTED);
  }

  private static void refuses(Map<String, byte[]> attacks) {
    attacks.forEach((what, message) ->
        assertThatExceptionOfType(SealBrokenException.class)
            .as(what)
            .isThrownBy(() -> open(message))
            .withNoCause());
    assertThat(open(GOOD.message()).content()).isEqualTo(LETTER);
  }

  /** The first {@code found} in the message by {@code put}, which is as long. */
  private static byte[] replaced(byte[] message, Oid found, Oid put) {
    HexFormat hex = HexFormat.of();
    String text = hex.formatHex(message);
    String old = hex.formatHex(found.element());
    assertThat(text).contains(old);
    return hex.parseHex(text.replaceFirst(old, hex.formatHex(put.element())));
  }

  @Test
  void isReadAsAnotherLibraryWritesIt() {
    UnsealedContent opened = open(GOOD.message());
    assertThat(opened.content()).isEqualTo(LETTER);
    assertThat(opened.signedBytes()).isEqualTo(LETTER);
    assertThat(opened.signer()).isEqualTo(SENDER.certificate());
  }

  @Test
  void isWrittenAsAnotherLibraryReadsIt() {
    byte[] ours =
        NationalCms.seal(
            LETTER,
            SENDER.signingKey("quzhou"),
            SENDER.certificate(),
            RECIPIENT.certificate(),
            SealForm.IN_ONE);
    ContentInfo info = ContentInfo.getInstance(ours);
    assertThat(info.getContentType().getId()).isEqualTo("1.2.156.10197.6.1.4.2.4");
    ASN1Sequence theirs =
        ASN1Sequence.getInstance(ContentInfo.getInstance(GOOD.message()).getContent());
    ASN1Sequence parts = ASN1Sequence.getInstance(info.getContent());
    assertThat(parts.size()).isEqualTo(theirs.size());
    for (int same : new int[] {0, 2, 4}) {
      assertThat(parts.getObjectAt(same)).isEqualTo(theirs.getObjectAt(same));
    }
    assertThat(new String(ours, StandardCharsets.ISO_8859_1)).doesNotContain("letterId");
  }

  @Test
  void refusesOtherPeopleAndOtherContent() {
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("another content", GOOD.holding("{}".getBytes(UTF_8)).message());
    attacks.put("signed by a stranger", GOOD.signedBy(STRANGER).message());
    attacks.put("a stranger's certificate beside", GOOD.beside(STRANGER).message());
    attacks.put("for another recipient", GOOD.sealedFor(OTHER_HUB).message());
    attacks.put("two signers", GOOD.signers(2).message());
    attacks.put("no signer", GOOD.signers(0).message());
    attacks.put("two recipients", GOOD.recipients(2).message());
    attacks.put("no recipient", GOOD.recipients(0).message());
    refuses(attacks);
  }

  @Test
  void refusesWhatIsNotWholeAndWhatIsSaidToBeAnotherForm() {
    byte[] whole = GOOD.message();
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put(
        "said to be enveloped alone",
        replaced(whole, Oid.SIGNED_AND_ENVELOPED_DATA, Oid.ENVELOPED_DATA));
    attacks.put(
        "enveloped alone, said to be both",
        replaced(
            NationalCms.seal(
                LETTER, SENDER.signingKey("quzhou"), SENDER.certificate(), RECIPIENT.certificate()),
            Oid.ENVELOPED_DATA,
            Oid.SIGNED_AND_ENVELOPED_DATA));
    attacks.put("something behind", Arrays.copyOf(whole, whole.length + 1));
    for (int length = 0; length < whole.length; length++) {
      attacks.put("cut to " + length, Arrays.copyOf(whole, length));
    }
    refuses(attacks);
  }

  /** What the sender signed as another message's attributes is no content. */
  @Test
  void refusesAttributesInTheContentsPlace() {
    byte[] type = attribute(Oid.CONTENT_TYPE, Oid.DATA.element());
    byte[] digest =
        attribute(Oid.MESSAGE_DIGEST, Der.element(Der.OCTETS, Suite.NATIONAL.digest(LETTER)));
    byte[] attributes = Der.element(Der.SET, type, digest);
    refuses(Map.of("attributes", InOne.of(attributes, SENDER, RECIPIENT).message()));
  }

  private static byte[] attribute(Oid name, byte[] value) {
    return Der.sequence(name.element(), Der.element(Der.SET, value));
  }
}
