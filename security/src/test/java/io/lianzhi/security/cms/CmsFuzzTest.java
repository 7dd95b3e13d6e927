package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.util.List;

/**
 * Foreign bytes at each layer of a sealed message: they open to nothing that was not sealed, and
 * fail in one way; {@code adapters/README.md} says how to fuzz.
 */
class CmsFuzzTest {
  private static final byte[] LETTER = "{\"letterId\":\"QZ-1\"}".getBytes(UTF_8);
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity SENDER =
      AUTHORITY.issueSigning("CN=quzhou", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private static final Identity RECIPIENT = AUTHORITY.issueEncryption("CN=hub", Keys.NOVEMBER);
  private static final DecryptionKey KEY = DecryptionKey.of(RECIPIENT);
  private static final List<KnownSigner> TRUSTED = List.of(KnownSigner.of(SENDER.certificate()));
  private static final byte[] SIGNED =
      SignedData.write(LETTER, SENDER.signingKey("s"), SENDER.certificate(), SealForm.STANDARD);
  private static final byte[] SEALED =
      EnvelopedData.write(SIGNED, RECIPIENT.certificate(), SealForm.STANDARD);
  private static final byte[] IN_ONE =
      SignedAndEnvelopedData.write(
          LETTER, SENDER.signingKey("s"), SENDER.certificate(), RECIPIENT.certificate());

  /** Triples of a position, in two bytes, and what stands there instead. */
  private static byte[] overlaid(byte[] good, byte[] data) {
    byte[] changed = good.clone();
    for (int i = 0; i + 2 < data.length; i += 3) {
      int position = (data[i] & 0xff) << 8 | (data[i + 1] & 0xff);
      changed[position % changed.length] = data[i + 2];
    }
    return changed;
  }

  private static void opensToNothingElse(byte[] sealed) {
    try {
      assertThat(NationalCms.open(sealed, KEY, TRUSTED).content()).isEqualTo(LETTER);
    } catch (SealBrokenException refused) {
      assertThat(refused).hasNoCause();
    }
  }

  @FuzzTest
  void sealedMessage(byte[] data) {
    opensToNothingElse(data);
    opensToNothingElse(overlaid(SEALED, data));
  }

  @FuzzTest
  void signedMessage(byte[] data) {
    opensToNothingElse(EnvelopedData.write(data, RECIPIENT.certificate(), SealForm.STANDARD));
    opensToNothingElse(
        EnvelopedData.write(overlaid(SIGNED, data), RECIPIENT.certificate(), SealForm.STANDARD));
  }

  @FuzzTest
  void signedAndSealedInOne(byte[] data) {
    opensToNothingElse(data);
    opensToNothingElse(overlaid(IN_ONE, data));
  }

  @FuzzTest
  void wrappedKey(byte[] data) {
    try {
      assertThat(Sm2Cipher.decrypt(KEY, data)).isNotNull();
    } catch (SealBrokenException refused) {
      assertThat(refused).hasNoCause();
    }
  }
}
