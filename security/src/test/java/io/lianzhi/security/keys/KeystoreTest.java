package io.lianzhi.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeystoreTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final char[] NEW_PASSPHRASE = "staple of another day".toCharArray();
  private static final char[] ESCROW_PASSPHRASE = "sealed envelope in the safe".toCharArray();
  private static final byte[] CONTENT = "token of Hangzhou".getBytes(UTF_8);
  private static final byte[] CONTEXT = "shared secret".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("keys").resolve("hub.keys");
  }

  @Test
  void makesAFileThatOnlyItsOwnerReads() throws IOException {
    Keystore.openOrCreate(file, PASSPHRASE);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("keys"))).isEqualTo("rwx------");
    assertThat(permissions(file.resolveSibling("hub.keys.lock"))).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @EnumSource
  void givesBackAnIdentityAfterARestart(SignatureAlgorithm algorithm) {
    Identity made = Keys.identity("CN=hub", algorithm);
    Keystore.openOrCreate(file, PASSPHRASE).putIdentity("signing", made);
    Keystore again = Keystore.open(file, PASSPHRASE);
    Identity read = again.identity("signing").orElseThrow();
    assertThat(read.chain()).isEqualTo(made.chain());
    byte[] signature = read.signingKey("hub").sign(CONTENT);
    assertThat(made.signingKey("hub").verificationKey().verify(CONTENT, signature)).isTrue();
    assertThat(again.identity("other")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void opensAfterARestartWhatItSealed(Suite suite) {
    Keystore first = Keystore.openOrCreate(file, PASSPHRASE);
    byte[] sealed = first.contentKey("secrets", suite).seal(CONTENT, CONTEXT);
    byte[] index = first.indexKey("plates", suite).index("plate", "浙G12345");
    Keystore second = Keystore.open(file, PASSPHRASE);
    assertThatThrownBy(() -> second.contentKey("other", suite).open(sealed, CONTEXT))
        .isInstanceOf(SealBrokenException.class);
    assertThat(second.contentKey("secrets", suite).open(sealed, CONTEXT)).isEqualTo(CONTENT);
    assertThat(second.indexKey("plates", suite).index("plate", "浙G12345")).isEqualTo(index);
  }

  @Test
  void makesOneIdentityFromAnotherOfTheSameFile() {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    Identity server =
        keystore.identityOrCreate(
            "tls",
            () ->
                CertificateAuthority.of(keystore.identityOrCreate("authority", this::authority))
                    .issueServer("CN=hub", List.of("localhost"), Keys.NOVEMBER));
    Keystore again = Keystore.open(file, PASSPHRASE);
    assertThat(again.identity("tls").orElseThrow().chain()).isEqualTo(server.chain());
    assertThat(again.identity("authority").orElseThrow().certificate())
        .isEqualTo(server.chain().getLast());
  }

  @Test
  void indexesKindsNamesAndSuitesApart() {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    IndexKey key = keystore.indexKey("plates", Suite.NATIONAL);
    List<byte[]> indexes =
        List.of(
            key.index("plate", "浙G12345"),
            key.index("plate", "浙G12346"),
            key.index("vin", "浙G12345"),
            key.index("plat", "e浙G12345"),
            keystore.indexKey("vins", Suite.NATIONAL).index("plate", "浙G12345"),
            keystore.indexKey("plates", Suite.INTERNATIONAL).index("plate", "浙G12345"));
    assertThat(key.index("plate", "浙G12345".getBytes(UTF_8))).isEqualTo(indexes.getFirst());
    assertThat(indexes.stream().map(HexFormat.of()::formatHex).distinct()).hasSize(6);
    assertThat(key.index("plate", "浙G12345")).hasSize(32).isEqualTo(indexes.getFirst());
  }

  @Test
  void refusesAWrongPassphraseAndTakesTheRightOne() {
    Keystore.openOrCreate(file, PASSPHRASE);
    char[] wrong = "correct horse batterz".toCharArray();
    assertThatThrownBy(() -> Keystore.open(file, wrong))
        .isInstanceOf(WrongPassphraseException.class)
        .hasMessageNotContaining("batter");
    assertThatThrownBy(() -> Keystore.openOrCreate(file, wrong))
        .isInstanceOf(WrongPassphraseException.class);
    assertThatThrownBy(() -> Keystore.openOrCreate(file, "too short".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Keystore.open(file, PASSPHRASE).identity("any")).isEmpty();
  }

  @Test
  void refusesAChangedFileAndTakesTheOriginal() throws IOException {
    Keystore.openOrCreate(file, PASSPHRASE).contentKey("secrets", Suite.NATIONAL);
    byte[] original = Files.readAllBytes(file);
    int[] places = {0, 3, 4, 19, 20, 51, 52, 64, 65, 112, 113, 126, original.length - 1};
    for (int position : places) {
      byte[] changed = original.clone();
      changed[position] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE))
          .as("byte " + position)
          .isInstanceOf(KeystoreException.class);
    }
    Files.write(file, Arrays.copyOf(original, 20));
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE)).isInstanceOf(KeystoreException.class);
    Files.write(file, Arrays.copyOf(original, 113));
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE)).isInstanceOf(KeystoreException.class);
    Files.write(file, original);
    assertThat(Keystore.open(file, PASSPHRASE)).isNotNull();
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("there is no keystore");
  }

  @Test
  void showsNoNameAndNoKeyInItsBytes() throws IOException {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    keystore.contentKey("secrets-of-hangzhou", Suite.NATIONAL);
    Identity identity = Keys.identity("CN=hub", SignatureAlgorithm.ECDSA_P256_SHA256);
    keystore.putIdentity("signing", identity);
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("hangzhou").doesNotContain("signing");
    Object anything = keystore;
    assertThat(String.valueOf(anything)).startsWith(Keystore.class.getName() + "@");
  }

  @Test
  void manyOpenersOfOneFileAgreeOnEveryKey() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> openers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        openers.add(threads.submit(this::makeKeys));
      }
      List<String> first = openers.getFirst().get();
      for (Future<List<String>> opener : openers) {
        assertThat(opener.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void twoProcessesShareOneFile() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  KeystoreProcess.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .start());
    }
    List<String> outputs = new ArrayList<>();
    for (Process process : processes) {
      outputs.add(new String(process.getInputStream().readAllBytes(), UTF_8));
      assertThat(process.waitFor()).as(outputs.getLast()).isZero();
    }
    assertThat(outputs.getFirst()).isNotBlank().isEqualTo(outputs.getLast());
  }

  @Test
  void anEscrowCopyOpensWhatWasMadeAfterIt() {
    Keystore original = Keystore.openOrCreate(file, PASSPHRASE);
    Path copy = folder.resolve("escrow.keys");
    original.escrow(copy, ESCROW_PASSPHRASE);
    Identity identity = Keys.identity("CN=hub", SignatureAlgorithm.SM2_SM3);
    original.putIdentity("signing", identity);
    byte[] sealed = original.contentKey("secrets", Suite.NATIONAL).seal(CONTENT, CONTEXT);
    original.changePassphrase("a passphrase then lost".toCharArray());

    Keystore back = Keystore.restore(copy, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE);

    assertThat(back.contentKey("secrets", Suite.NATIONAL).open(sealed, CONTEXT)).isEqualTo(CONTENT);
    assertThat(back.identity("signing").orElseThrow().chain()).isEqualTo(identity.chain());
    assertThat(Keystore.open(file, NEW_PASSPHRASE).id()).isEqualTo(original.id());
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE))
        .isInstanceOf(WrongPassphraseException.class);
  }

  @Test
  void restoresOnlyWithTheCopyOfThisKeystoreAndItsPassphrase() throws IOException {
    Path copy = folder.resolve("escrow.keys");
    Path copyOfOther = folder.resolve("other-escrow.keys");
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    keystore.escrow(copy, ESCROW_PASSPHRASE);
    Keystore.openOrCreate(folder.resolve("other.keys"), PASSPHRASE)
        .escrow(copyOfOther, ESCROW_PASSPHRASE);
    assertThatThrownBy(() -> keystore.escrow(copy, ESCROW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("never overwritten");
    assertThatThrownBy(() -> Keystore.restore(copy, PASSPHRASE, file, NEW_PASSPHRASE))
        .isInstanceOf(WrongPassphraseException.class);
    assertThatThrownBy(() -> Keystore.restore(copyOfOther, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining(keystore.id());
    assertThatThrownBy(() -> Keystore.restore(file, PASSPHRASE, file, NEW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("not an escrow copy");
    assertThatThrownBy(() -> Keystore.open(copy, ESCROW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("not a keystore");
    assertThat(permissions(copy)).isEqualTo("rw-------");
    assertThat(Keystore.open(file, PASSPHRASE).id()).isEqualTo(keystore.id());
    assertThat(Keystore.restore(copy, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE).id())
        .isEqualTo(keystore.id());
  }

  @Test
  void refusesAnEscrowCopyWithAnyByteChangedAndTakesTheOriginal() throws IOException {
    Path copy = folder.resolve("escrow.keys");
    Keystore.openOrCreate(file, PASSPHRASE).escrow(copy, ESCROW_PASSPHRASE);
    byte[] original = Files.readAllBytes(copy);
    for (int position : new int[] {0, 3, 4, 19, 20, 51, 52, 64, 65, original.length - 1}) {
      byte[] changed = original.clone();
      changed[position] ^= 1;
      Files.write(copy, changed);
      assertThatThrownBy(() -> Keystore.restore(copy, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE))
          .as("byte " + position)
          .isInstanceOf(KeystoreException.class);
    }
    Files.write(copy, original);
    assertThat(Keystore.restore(copy, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE)).isNotNull();
  }

  @Test
  void whoHoldsItOpenGoesOnWhenThePassphraseChanges() {
    Keystore open = Keystore.openOrCreate(file, PASSPHRASE);
    Keystore.open(file, PASSPHRASE).changePassphrase(NEW_PASSPHRASE);
    byte[] sealed = open.contentKey("secrets", Suite.NATIONAL).seal(CONTENT, CONTEXT);
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE))
        .isInstanceOf(WrongPassphraseException.class);
    assertThatThrownBy(() -> open.changePassphrase("too short".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            Keystore.open(file, NEW_PASSPHRASE)
                .contentKey("secrets", Suite.NATIONAL)
                .open(sealed, CONTEXT))
        .isEqualTo(CONTENT);
  }

  @Test
  void takesNoShortPassphraseForAnyOfItsFiles() {
    char[] shortOne = "eleven char".toCharArray();
    Path copy = folder.resolve("escrow.keys");
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    List<ThrowingCallable> weak =
        List.of(
            () -> Keystore.openOrCreate(folder.resolve("other.keys"), shortOne),
            () -> keystore.escrow(copy, shortOne),
            () -> keystore.exchangeKey(copy, shortOne),
            () -> keystore.changePassphrase(shortOne));
    weak.forEach(attempt ->
        assertThatThrownBy(attempt)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("at least 12"));
    assertThat(copy).doesNotExist();
    keystore.escrow(copy, ESCROW_PASSPHRASE);
    assertThatThrownBy(() -> Keystore.restore(copy, ESCROW_PASSPHRASE, file, shortOne))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Keystore.open(file, PASSPHRASE).id()).isEqualTo(keystore.id());
  }

  @Test
  void hasAnIdOfItsOwnThatStays() {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    Keystore other = Keystore.openOrCreate(folder.resolve("other.keys"), PASSPHRASE);
    assertThat(keystore.id()).matches("[0-9a-f]{32}").isNotEqualTo(other.id());
    assertThat(Keystore.open(file, PASSPHRASE).id()).isEqualTo(keystore.id());
  }

  @Test
  void whatAKilledProcessLeftIsOverwrittenAndRemoved() throws IOException {
    Keystore.openOrCreate(file, PASSPHRASE).contentKey("secrets", Suite.NATIONAL);
    Path leftOver = Files.copy(file, file.resolveSibling("hub.keys.123456.new"));
    Path sameBytes = Files.createLink(folder.resolve("same"), leftOver);
    Path ofAnother = Files.copy(file, file.resolveSibling("hub.keys.2.123456.new"));
    Keystore.open(file, PASSPHRASE);
    assertThat(leftOver).doesNotExist();
    assertThat(Files.readAllBytes(sameBytes)).containsOnly(0);
    assertThat(ofAnother).exists();
    assertThat(folder.resolve("keys").toFile().list())
        .containsExactlyInAnyOrder("hub.keys", "hub.keys.lock", "hub.keys.2.123456.new");
  }

  @Test
  void aReplacedStateIsOverwritten() throws IOException {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    Path former = Files.createLink(folder.resolve("former"), file);
    keystore.contentKey("secrets", Suite.NATIONAL);
    assertThat(Files.readAllBytes(former)).containsOnly(0);
  }

  @Test
  void tightensALooseFileAndRefusesALooseFolder() throws IOException {
    Keystore.openOrCreate(file, PASSPHRASE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    for (String loose : List.of("rwxrwx---", "rwx---rwx")) {
      Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(loose));
      assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE))
          .as(loose)
          .isInstanceOf(KeystoreException.class)
          .hasMessageContaining("chmod 700");
    }
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(Keystore.open(file, PASSPHRASE)).isNotNull();
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private Identity authority() {
    return CertificateAuthority.create(
            "CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, Keys.NOVEMBER)
        .identity();
  }

  private List<String> makeKeys() {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    return KeystoreProcess.fingerprints(keystore);
  }

  /** Where the classes that the other process needs were loaded from. */
  private static String classPath() {
    return Stream.of(
            KeystoreProcess.class,
            Keystore.class,
            SCrypt.class,
            X509CertificateHolder.class,
            CMSObjectIdentifiers.class,
            GMObjectIdentifiers.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
