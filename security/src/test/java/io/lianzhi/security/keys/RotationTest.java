package io.lianzhi.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.Suite;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a keystore's file is exchanged while others work with the file. */
class RotationTest {
  private static final char[] PASSPHRASE = RotatingProcess.PASSPHRASE;
  private static final char[] NEW_PASSPHRASE = "staple of another day".toCharArray();
  private static final char[] ESCROW_PASSPHRASE = "sealed envelope in the safe".toCharArray();
  private static final byte[] CONTENT = "token of Hangzhou".getBytes(UTF_8);
  private static final byte[] CONTEXT = "shared secret".getBytes(UTF_8);
  private static final RetentionKeyId LETTERS =
      new RetentionKeyId("JH-HZ", "3.1", YearMonth.of(2099, 11));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("hub.keys");
  }

  private static byte[] sealed(Keystore keystore, String name) {
    return keystore.contentKey(name, Suite.NATIONAL).seal(CONTENT, CONTEXT);
  }

  private static byte[] opened(Keystore keystore, String name, byte[] sealed) {
    return keystore.contentKey(name, Suite.NATIONAL).open(sealed, CONTEXT);
  }

  @Test
  void whoHoldsItOpenFollowsAndNothingIsLost() {
    Keystore open = Keystore.openOrCreate(file, PASSPHRASE);
    byte[] before = sealed(open, "before");
    RetentionKey letters = open.retentionKeys().forSealing(LETTERS);
    byte[] letter = letters.letterKey(Suite.NATIONAL, 7, "original").seal(CONTENT, CONTEXT);
    Keystore other = Keystore.open(file, PASSPHRASE);
    other.exchangeKey();
    byte[] after = sealed(open, "after");
    other.exchangeKey();
    open.exchangeKey();
    for (Keystore each : List.of(open, other, Keystore.open(file, PASSPHRASE))) {
      assertThat(opened(each, "before", before)).isEqualTo(CONTENT);
      assertThat(opened(each, "after", after)).isEqualTo(CONTENT);
      assertThat(each.id()).isEqualTo(open.id());
      RetentionKey key = each.retentionKeys().forOpening(LETTERS);
      assertThat(key.letterKey(Suite.NATIONAL, 7, "original").open(letter, CONTEXT))
          .isEqualTo(CONTENT);
    }
  }

  @Test
  void theOldKeyOpensNothingOfTheNewState() throws Exception {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    sealed(keystore, "secret");
    byte[] old = Files.readAllBytes(file);
    WrappedKey head = WrappedKey.read(WrappedKey.Kind.VAULT, old);
    FileKey oldKey = head.unwrap(Wrapping.of(PASSPHRASE, head.salt()));
    assertThat(oldKey.open(entries(old))).isPresent();
    keystore.exchangeKey();
    byte[] now = Files.readAllBytes(file);
    assertThat(oldKey.open(entries(now))).isEmpty();
    WrappedKey newHead = WrappedKey.read(WrappedKey.Kind.VAULT, now);
    FileKey newKey = newHead.unwrap(Wrapping.of(PASSPHRASE, newHead.salt()));
    assertThat(newKey.bytes()).isNotEqualTo(oldKey.bytes());
    assertThat(newKey.open(entries(now))).isPresent();
  }

  private static byte[] entries(byte[] file) {
    return Arrays.copyOfRange(file, WrappedKey.LENGTH, file.length);
  }

  @Test
  void anEscrowCopyMadeBeforeOpensNothingMoreAndTheNewOneDoes() {
    Keystore keystore = Keystore.openOrCreate(file, PASSPHRASE);
    byte[] sealed = sealed(keystore, "secret");
    Path old = folder.resolve("old.escrow");
    Path fresh = folder.resolve("new.escrow");
    keystore.escrow(old, ESCROW_PASSPHRASE);
    assertThatThrownBy(() -> keystore.exchangeKey(old, ESCROW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("never overwritten");
    keystore.exchangeKey(fresh, ESCROW_PASSPHRASE);
    assertThatThrownBy(() -> Keystore.restore(old, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("exchanged since");
    Keystore back = Keystore.restore(fresh, ESCROW_PASSPHRASE, file, NEW_PASSPHRASE);
    assertThat(opened(back, "secret", sealed)).isEqualTo(CONTENT);
  }

  @Test
  void whoBeganBeforeAChangeOfPassphraseIsToldToStartAgain() {
    Keystore open = Keystore.openOrCreate(file, PASSPHRASE);
    byte[] sealed = sealed(open, "secret");
    Keystore.open(file, PASSPHRASE).changePassphrase(NEW_PASSPHRASE);
    assertThatThrownBy(open::exchangeKey)
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("start it again");
    assertThat(opened(open, "secret", sealed)).isEqualTo(CONTENT);
    Keystore.open(file, NEW_PASSPHRASE).exchangeKey();
    assertThatThrownBy(() -> sealed(open, "another"))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("start this process again");
    assertThat(opened(Keystore.open(file, NEW_PASSPHRASE), "secret", sealed)).isEqualTo(CONTENT);
  }

  @Test
  void readersAndWritersLoseNothingWhileItIsExchangedAgainAndAgain() throws Exception {
    Keystore.openOrCreate(file, PASSPHRASE);
    Map<String, byte[]> made = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        Keystore own = Keystore.open(file, PASSPHRASE);
        int number = writer;
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 20; i++) {
                made.put(number + "-" + i, sealed(own, number + "-" + i));
              }
            }));
      }
      Keystore rotating = Keystore.open(file, PASSPHRASE);
      all.add(
          threads.submit(() -> {
            for (int i = 0; i < 20; i++) {
              rotating.exchangeKey();
            }
          }));
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertMade(made, 60);
  }

  @Test
  void aProcessThatIsKilledWhileItExchangesLeavesAFileThatOpens() throws Exception {
    Keystore working = Keystore.openOrCreate(file, PASSPHRASE);
    Map<String, byte[]> made = new ConcurrentHashMap<>();
    for (int round = 0; round < 4; round++) {
      Process rotating =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  RotatingProcess.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      // It says each exchange: after the first it is in the midst of others.
      assertThat(rotating.getInputStream().read()).isEqualTo(RotatingProcess.EXCHANGED);
      for (int i = 0; i < 5; i++) {
        made.put(round + "-" + i, sealed(working, round + "-" + i));
      }
      rotating.destroyForcibly().waitFor();
      made.put(round + "-after", sealed(working, round + "-after"));
    }
    assertMade(made, 24);
  }

  private void assertMade(Map<String, byte[]> made, int count) {
    assertThat(made).hasSize(count);
    Keystore again = Keystore.open(file, PASSPHRASE);
    made.forEach((name, sealed) -> assertThat(opened(again, name, sealed)).isEqualTo(CONTENT));
  }

  private static String classPath() {
    return Stream.of(
            RotatingProcess.class,
            Keystore.class,
            SCrypt.class,
            X509CertificateHolder.class,
            CMSObjectIdentifiers.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
