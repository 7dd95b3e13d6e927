package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SM2 encryption by the standard's own example, and in the forms that libraries write. */
class Sm2CipherTest {
  private static final Identity IDENTITY =
      CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER)
          .issueEncryption("CN=hub", Keys.NOVEMBER);
  private static final byte[] SECRET = "0123456789abcdef".getBytes(US_ASCII);

  private static final String C1 =
      "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
          + "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0";
  private static final String C3 =
      "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766";
  private static final String C2 = "21886ca989ca9c7d58087307ca93092d651efa";
  private static final String GMT0009 =
      "307c022004ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
          + "022100e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
          + "0420"
          + C3
          + "0413"
          + C2;

  /** The key of GM/T 0003.5-2012, A.4. */
  private static DecryptionKey standardsKey() {
    var curve = GMNamedCurves.getByName("sm2p256v1");
    var domain = new ECDomainParameters(curve);
    BigInteger d =
        new BigInteger("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8", 16);
    return new DecryptionKey(IDENTITY.certificate(), new ECPrivateKeyParameters(d, domain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"04" + C1 + C3 + C2, C1 + C3 + C2, "04" + C1 + C2 + C3, C1 + C2 + C3, GMT0009})
  void opensTheStandardsExampleInEveryForm(String hex) {
    assertThat(Sm2Cipher.decrypt(standardsKey(), HexFormat.of().parseHex(hex)))
        .asString(US_ASCII)
        .isEqualTo("encryption standard");
  }

  @ParameterizedTest
  @EnumSource
  void opensWhatItWritesAndNothingThatWasChanged(SealForm form) {
    DecryptionKey key = DecryptionKey.of(IDENTITY);
    byte[] good = Sm2Cipher.encrypt(IDENTITY.publicKey(), SECRET, form);
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 0x40;
      assertBroken(key, changed);
      assertBroken(key, Arrays.copyOf(good, at));
    }
    assertBroken(standardsKey(), good);
    assertThat(Sm2Cipher.decrypt(key, good)).isEqualTo(SECRET);
  }

  @Test
  void opensNoSequenceWithMoreInItAndNoIntegerInAnotherForm() {
    byte[] good = HexFormat.of().parseHex(GMT0009);
    assertThat(Grown.each(good)).hasSize(1);
    Grown.each(good).values().forEach(grown -> assertBroken(standardsKey(), grown));
    assertBroken(standardsKey(), Arrays.copyOf(good, good.length + 1));
    DerReader in = DerReader.of(good).enter(Der.SEQUENCE);
    byte[] x = in.content(Der.INTEGER);
    byte[] rest = HexFormat.of().parseHex(GMT0009.substring(2 * (2 + 2 + x.length)));
    List<byte[]> integers =
        List.of(
            new byte[0],
            Arrays.copyOf(x, x.length + 1),
            HexFormat.of().parseHex("00" + HexFormat.of().formatHex(x)),
            HexFormat.of().parseHex("0000" + HexFormat.of().formatHex(x)),
            HexFormat.of().parseHex("80" + HexFormat.of().formatHex(x).substring(2)));
    for (byte[] integer : integers) {
      assertBroken(standardsKey(), Der.sequence(Der.element(Der.INTEGER, integer), rest));
    }
    assertThat(Sm2Cipher.decrypt(standardsKey(), Der.sequence(Der.element(Der.INTEGER, x), rest)))
        .isNotEmpty();
  }

  private static void assertBroken(DecryptionKey key, byte[] encrypted) {
    assertThatThrownBy(() -> Sm2Cipher.decrypt(key, encrypted))
        .isExactlyInstanceOf(SealBrokenException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32})
  void writesCoordinatesOfAnySizeInTheirShortestForm(int tries) {
    DecryptionKey key = DecryptionKey.of(IDENTITY);
    for (int i = 0; i < tries * 16; i++) {
      byte[] encrypted = Sm2Cipher.encrypt(IDENTITY.publicKey(), SECRET, SealForm.STANDARD);
      assertThat(Sm2Cipher.decrypt(key, encrypted)).isEqualTo(SECRET);
    }
  }
}
