package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes and checkpoints; each table of attacks ends with the untouched case. */
class NoteTest {
  private static final String ORIGIN = "ledger.example/jinhua";
  private static final String TEXT = "one line\n\nanother line\n";

  /** The key and note in the documentation of golang.org/x/mod/sumdb/note. */
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PETER_TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;

  private static final String PETER_NOTE =
      PETER_TEXT
          + """

          — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
          """;

  private final NoteSigner ed25519 = signer(SignatureAlgorithm.ED25519);
  private final NoteSigner sm2 = signer(SignatureAlgorithm.SM2_SM3);
  private final TrustedKeys both = new TrustedKeys(List.of(ed25519.key(), sm2.key()));

  @Test
  void opensTheNoteOfTheGoImplementation() {
    TrustedKeys keys = new TrustedKeys(List.of(NoteKey.parse(PETER)));
    assertThat(keys.open(PETER_NOTE.getBytes(UTF_8), "note")).isEqualTo(PETER_TEXT);
  }

  @Test
  void signsTheNoteOfTheGoImplementationByteForByte() throws Exception {
    byte[] seed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    byte[] pkcs8 = concat(hex("302e020100300506032b657004220420"), Arrays.copyOfRange(seed, 1, 33));
    byte[] form = Base64.getDecoder().decode(PETER.substring(PETER.lastIndexOf("+AR") + 1));
    byte[] spki = concat(hex("302a300506032b6570032100"), Arrays.copyOfRange(form, 1, 33));
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(spki));
    NoteSigner peter =
        new NoteSigner("PeterNeumann", SigningKey.of("peter", privateKey, publicKey));
    assertThat(peter.key()).hasToString(PETER);
    assertThat(SignedNote.sign(PETER_TEXT, List.of(peter)).bytes())
        .isEqualTo(PETER_NOTE.getBytes(UTF_8));
  }

  @Test
  void writesSm2KeysUnderTypeFfAndAnObjectIdentifier() throws Exception {
    String text = sm2.key().toString();
    byte[] form =
        Base64.getDecoder().decode(text.substring(text.indexOf('+', ORIGIN.length() + 1) + 1));
    assertThat(HexFormat.of().formatHex(form)).startsWith("ff06082a811ccf5501837504");
    byte[] id = TreeHasher.sha256().digest(concat((ORIGIN + "\n").getBytes(UTF_8), form));
    assertThat(text).contains("+" + HexFormat.of().formatHex(id, 0, 4) + "+");
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "SM2_SM3"})
  void readsTheKeysThatItWrites(SignatureAlgorithm algorithm) {
    NoteSigner signer = signer(algorithm);
    NoteKey read = NoteKey.parse(signer.key().toString());
    byte[] note = SignedNote.sign(TEXT, List.of(signer)).bytes();
    assertThat(new TrustedKeys(List.of(read)).open(note, "note")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "SM2_SM3"})
  void refusesEveryChangedCharacterOfAKey(SignatureAlgorithm algorithm) {
    String key = signer(algorithm).key().toString();
    for (int at = 0; at < key.length(); at++) {
      String changed = key.substring(0, at) + (char) (key.charAt(at) ^ 1) + key.substring(at + 1);
      assertThatThrownBy(() -> NoteKey.parse(changed))
          .as(changed)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(NoteKey.parse(key)).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        // The same with another length, and with another type, of which the id was made anew.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void refusesOtherTextsForKeys(String text) {
    assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Under such a key a signature of one text could pass for another's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
      })
  void refusesKeysOfSmallOrder(String point) {
    byte[] spki = concat(hex("302a300506032b6570032100"), hex(point));
    assertThatThrownBy(() -> NoteKey.of(ORIGIN, SubjectPublicKeyInfo.getInstance(spki)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(names = "ECDSA_P256_SHA256")
  void refusesKeysThatSignNoNotes(SignatureAlgorithm algorithm) {
    assertThatThrownBy(() -> signer(algorithm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no note is signed by");
  }

  @Test
  void refusesNamesThatWouldBreakALine() {
    for (String name : List.of("", "a b", "a+b", "a\nb", "a\u3000b", "a\u00a0b")) {
      assertThatThrownBy(
              () -> NoteKey.of(name, Keys.signing("k", SignatureAlgorithm.ED25519).publicKey()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyKeyMustHaveSignedAndOthersArePassedOver() {
    NoteSigner stranger = signer(SignatureAlgorithm.ED25519);
    byte[] byOne = SignedNote.sign(TEXT, List.of(ed25519, stranger)).bytes();
    byte[] byAll = SignedNote.sign(TEXT, List.of(stranger, sm2, ed25519)).bytes();
    assertThatThrownBy(() -> both.open(byOne, "note"))
        .isInstanceOf(FlawException.class)
        .hasMessage("note is not signed by the key of " + ORIGIN);
    assertThat(both.open(byAll, "note")).isEqualTo(TEXT);
  }

  @Test
  void refusesTheSameKeyTwiceAndNoKeyAtAll() {
    List<NoteKey> twice = List.of(sm2.key(), NoteKey.parse(sm2.key().toString()));
    assertThatThrownBy(() -> new TrustedKeys(twice)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrustedKeys(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new TrustedKeys(List.of(sm2.key())).firstName()).isEqualTo(ORIGIN);
  }

  /** Another key signs under the name and id of the known one, as whoever finds a collision can. */
  @ParameterizedTest
  @EnumSource(names = {"ED25519", "SM2_SM3"})
  void aCollidingKeyIdIsOfNoUse(SignatureAlgorithm algorithm) {
    NoteSigner known = signer(algorithm);
    NoteSignature other = signer(algorithm).sign(TEXT);
    NoteSignature colliding = new NoteSignature(ORIGIN, known.key().id(), other.signature());
    TrustedKeys keys = new TrustedKeys(List.of(known.key()));
    byte[] good = SignedNote.sign(TEXT, List.of(known)).bytes();
    for (String note :
        List.of(TEXT + "\n" + colliding.line(), new String(good, UTF_8) + colliding.line())) {
      assertThatThrownBy(() -> keys.open(note.getBytes(UTF_8), "note"))
          .isInstanceOf(FlawException.class)
          .hasMessageContaining("that is not of this text");
    }
    assertThat(keys.open(good, "note")).isEqualTo(TEXT);
  }

  @Test
  void refusesForgedSm2Signatures() throws Exception {
    Identity identity = Keys.identity("CN=log", SignatureAlgorithm.SM2_SM3);
    NoteSigner signer = new NoteSigner(ORIGIN, identity.signingKey("log"));
    TrustedKeys keys = new TrustedKeys(List.of(signer.key()));
    byte[] good = signer.sign(TEXT).signature();
    byte[] zero = new byte[32];
    byte[] r = Arrays.copyOf(good, 32);
    byte[] s = Arrays.copyOfRange(good, 32, 64);
    List<byte[]> forged =
        List.of(
            concat(s, r),
            concat(zero, s),
            concat(r, zero),
            concat(zero, zero),
            r,
            concat(good, new byte[1]),
            concat(good, good),
            identity.signingKey("log").sign(TEXT.getBytes(UTF_8)),
            sm2(identity, "", TEXT),
            sm2(identity, "ALICE123@YAHOO.COM", TEXT),
            sm2(identity, "1234567812345678", TEXT + "more\n"));
    for (byte[] each : forged) {
      assertThatThrownBy(() -> keys.open(note(signer, each), "note"))
          .isInstanceOf(FlawException.class);
    }
    byte[] again = sm2(identity, "1234567812345678", TEXT);
    assertThat(keys.open(note(signer, again), "note")).isEqualTo(TEXT);
    assertThat(keys.open(note(signer, good), "note")).isEqualTo(TEXT);
  }

  @Test
  void refusesEveryChangedByteOfANote() {
    byte[] note = SignedNote.sign(TEXT, List.of(ed25519, sm2)).bytes();
    for (int at = 0; at < note.length; at++) {
      byte[] changed = note.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      assertThatThrownBy(() -> both.open(changed, "note")).isInstanceOf(FlawException.class);
    }
    assertThat(both.open(note, "note")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @MethodSource("brokenNotes")
  void refusesWhatIsNoNote(String name, String note) {
    TrustedKeys keys = new TrustedKeys(List.of(NoteKey.parse(PETER)));
    assertThatThrownBy(() -> keys.open(note.getBytes(UTF_8), "note"))
        .as(name)
        .isInstanceOf(FlawException.class)
        .hasMessage("note is not a signed note");
    assertThat(keys.open(PETER_NOTE.getBytes(UTF_8), "note")).isEqualTo(PETER_TEXT);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> brokenNotes() {
    String line = PETER_NOTE.substring(PETER_TEXT.length() + 1);
    return Stream.of(
            List.of("nothing", ""),
            List.of("no signature", PETER_TEXT),
            List.of("a blank line and no signature", PETER_TEXT + "\n"),
            List.of("no newline at the end", PETER_NOTE.strip()),
            List.of("carriage returns", PETER_NOTE.replace("\n", "\r\n")),
            List.of("a tab", PETER_NOTE.replace("If you", "If\tyou")),
            List.of("a NUL", "\0" + PETER_NOTE),
            List.of("a hyphen for the dash", PETER_NOTE.replace('—', '-')),
            List.of("two spaces", PETER_NOTE.replace("Neumann x", "Neumann  x")),
            List.of("no padding", PETER_NOTE.replace("JnAM=", "JnAM")),
            List.of("another last character", PETER_NOTE.replace("JnAM=", "JnAN=")),
            List.of("base64 for URLs", PETER_NOTE.replace("/Z", "_Z")),
            List.of("an id without signature", PETER_TEXT + "\n— PeterNeumann x08gow==\n"),
            List.of("text after the signature", PETER_NOTE + "and more\n"),
            List.of("101 signatures", PETER_NOTE + line.repeat(100)))
        .map(each -> org.junit.jupiter.params.provider.Arguments.of(each.toArray()));
  }

  @Test
  void takesSixteenSignaturesAndMore() {
    List<NoteSigner> strangers =
        IntStream.range(0, 16).mapToObj(i -> signer(SignatureAlgorithm.ED25519)).toList();
    byte[] note =
        SignedNote.sign(TEXT, Stream.concat(strangers.stream(), Stream.of(ed25519, sm2)).toList())
            .bytes();
    assertThat(both.open(note, "note")).isEqualTo(TEXT);
  }

  @Test
  void readsTheCheckpointOfTheStandard() {
    String text =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
        """;
    Checkpoint checkpoint = Checkpoint.parse(text).orElseThrow();
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.head().size()).isEqualTo(20_852_163);
    assertThat(checkpoint.head().root())
        .hasToString("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assertThat(checkpoint.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n1\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n１\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nextension\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
      })
  void refusesCheckpointsOfAnyOtherForm(String text) {
    assertThat(Checkpoint.parse(text)).isEmpty();
    assertThat(Checkpoint.parse("o\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nextension\n"))
        .isPresent();
  }

  @Test
  void opensCheckpointsOfThisLogSignedAsTheyStand() {
    Checkpoint checkpoint =
        new Checkpoint(ORIGIN, new TreeHead(7, TreeHash.EMPTY), List.of("an extension"));
    TrustedLog log = new TrustedLog(ORIGIN, both);
    byte[] signed = checkpoint.sign(List.of(ed25519, sm2));
    String note = new String(signed, UTF_8);
    for (String forged :
        List.of(
            note.replace("\n7\n", "\n8\n"),
            note.replace("an extension", "another"),
            note.replace("an extension\n", ""),
            note.replace("an extension", "an extension\nand one more"))) {
      assertThatThrownBy(() -> log.open(forged.getBytes(UTF_8), "checkpoint"))
          .isInstanceOf(FlawException.class)
          .hasMessageContaining("not of this text");
    }
    byte[] elsewhere =
        new Checkpoint("ledger.example/other", checkpoint.head()).sign(List.of(ed25519, sm2));
    assertThatThrownBy(() -> log.open(elsewhere, "checkpoint"))
        .hasMessage("checkpoint is of the log ledger.example/other, not of " + ORIGIN);
    byte[] noCheckpoint = SignedNote.sign(TEXT, List.of(ed25519, sm2)).bytes();
    assertThatThrownBy(() -> log.open(noCheckpoint, "checkpoint"))
        .hasMessage("checkpoint is signed, but not a checkpoint");
    assertThat(log.open(signed, "checkpoint")).isEqualTo(checkpoint);
  }

  @Test
  void writesNoCheckpointThatCouldNotBeRead() {
    TreeHead head = new TreeHead(0, TreeHash.EMPTY);
    assertThatThrownBy(() -> new Checkpoint("a\nb", head))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a", head, List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a", head).sign(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Checkpoint.parse(new Checkpoint("a", head).text())).isPresent();
  }

  private static NoteSigner signer(SignatureAlgorithm algorithm) {
    return new NoteSigner(ORIGIN, Keys.signing("log", algorithm));
  }

  private static byte[] note(NoteSigner signer, byte[] signature) {
    String line = new NoteSignature(ORIGIN, signer.key().id(), signature).line();
    return (TEXT + "\n" + line).getBytes(UTF_8);
  }

  private static byte[] sm2(Identity identity, String id, String text) throws Exception {
    var key =
        (ECPrivateKeyParameters) PrivateKeyFactory.createKey(identity.privateKey().getEncoded());
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(true, new ParametersWithID(key, id.getBytes(UTF_8)));
    byte[] message = text.getBytes(UTF_8);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
