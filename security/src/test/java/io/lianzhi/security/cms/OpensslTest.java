package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.Tool;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenSSL at the other end. It has no command for GM/T 0010, but all the cryptography of it: keys
 * are unwrapped, content decrypted and signatures verified by its own tools, and the other way.
 */
class OpensslTest {
  private static final String DISTID = "distid:1234567812345678";
  private static final byte[] LETTER = "{\"letterId\":\"QZ-1\"}".getBytes(UTF_8);

  private final CertificateAuthority authority =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private final Identity sender =
      authority.issueSigning("CN=quzhou", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);
  private final Identity recipient = authority.issueEncryption("CN=hub", Keys.NOVEMBER);

  @TempDir private Path folder;

  @BeforeEach
  void writeKeys() throws IOException {
    Tool.requireOpenssl(folder);
    for (Identity identity : List.of(sender, recipient)) {
      String name = identity.equals(sender) ? "sender" : "recipient";
      Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
      Files.writeString(
          folder.resolve(name + ".pub"),
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(identity.publicKey().getEncoded())
              + "\n-----END PUBLIC KEY-----\n");
    }
  }

  private byte[] openssl(String... arguments) throws IOException {
    return new Tool(folder)
        .run(Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void write(String file, byte[] content) throws IOException {
    Files.write(folder.resolve(file), content);
  }

  @Test
  void opensslOpensWhatWeSeal() throws IOException {
    byte[] sealed =
        NationalCms.seal(
            LETTER, sender.signingKey("s"), sender.certificate(), recipient.certificate());
    var enveloped =
        org.bouncycastle.asn1.cms.EnvelopedData.getInstance(
            ContentInfo.getInstance(sealed).getContent());
    var wrapped = KeyTransRecipientInfo.getInstance(enveloped.getRecipientInfos().getObjectAt(0));
    write("wrapped", wrapped.getEncryptedKey().getOctets());
    byte[] key = openssl("pkeyutl", "-decrypt", "-inkey", "recipient.key", "-in", "wrapped");
    byte[] signed = decrypted(enveloped.getEncryptedContentInfo(), key);
    var data =
        org.bouncycastle.asn1.cms.SignedData.getInstance(
            ContentInfo.getInstance(signed).getContent());
    write(
        "content",
        ASN1OctetString.getInstance(data.getEncapContentInfo().getContent()).getOctets());
    write(
        "signature",
        SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0))
            .getEncryptedDigest()
            .getOctets());
    openssl(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "sender.pub",
        "-rawin",
        "-digest",
        "sm3",
        "-in",
        "content",
        "-sigfile",
        "signature",
        "-pkeyopt",
        DISTID);
    assertThat(Files.readAllBytes(folder.resolve("content"))).isEqualTo(LETTER);
  }

  private byte[] decrypted(EncryptedContentInfo encrypted, byte[] key) throws IOException {
    byte[] iv =
        ASN1OctetString.getInstance(encrypted.getContentEncryptionAlgorithm().getParameters())
            .getOctets();
    write("encrypted", encrypted.getEncryptedContent().getOctets());
    return openssl("enc", "-d", "-sm4-cbc", "-K", hex(key), "-iv", hex(iv), "-in", "encrypted");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void weOpenWhatOpensslSeals() throws IOException {
    write("content", LETTER);
    byte[] signature =
        openssl(
            "pkeyutl",
            "-sign",
            "-inkey",
            "sender.key",
            "-rawin",
            "-digest",
            "sm3",
            "-in",
            "content",
            "-pkeyopt",
            DISTID);
    byte[] key = openssl("rand", "16");
    byte[] iv = openssl("rand", "16");
    write("key", key);
    byte[] wrapped =
        openssl("pkeyutl", "-encrypt", "-pubin", "-inkey", "recipient.pub", "-in", "key");
    write("signed", signed(signature));
    byte[] encrypted = openssl("enc", "-sm4-cbc", "-K", hex(key), "-iv", hex(iv), "-in", "signed");
    UnsealedContent opened =
        NationalCms.open(
            enveloped(wrapped, iv, encrypted),
            DecryptionKey.of(recipient),
            List.of(KnownSigner.of(sender.certificate())));
    assertThat(opened.content()).isEqualTo(LETTER);
  }

  private byte[] signed(byte[] signature) {
    byte[] signer =
        Der.sequence(
            Der.integer(1),
            IssuerAndSerial.of(sender.certificate()),
            Algorithms.write(Oid.SM3),
            Algorithms.write(Oid.SM2_SIGNATURE),
            Der.element(Der.OCTETS, signature));
    return io.lianzhi.security.cms.ContentInfo.write(
        Oid.SIGNED_DATA,
        Der.sequence(
            Der.integer(1),
            Der.element(Der.SET, Algorithms.write(Oid.SM3)),
            io.lianzhi.security.cms.ContentInfo.write(Oid.DATA, Der.element(Der.OCTETS, LETTER)),
            Der.element(Der.SET, signer)));
  }

  private byte[] enveloped(byte[] wrapped, byte[] iv, byte[] encrypted) {
    byte[] recipientInfo =
        Der.sequence(
            Der.integer(1),
            IssuerAndSerial.of(recipient.certificate()),
            Algorithms.write(Oid.SM2_ENCRYPTION),
            Der.element(Der.OCTETS, wrapped));
    byte[] content =
        Der.sequence(
            Oid.DATA.element(),
            Der.sequence(Oid.SM4_CBC.element(), Der.element(Der.OCTETS, iv)),
            Der.element(Der.OCTETS_0, encrypted));
    return io.lianzhi.security.cms.ContentInfo.write(
        Oid.ENVELOPED_DATA,
        Der.sequence(Der.integer(1), Der.element(Der.SET, recipientInfo), content));
  }
}
