package io.lianzhi.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessionTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

  @TempDir private Path folder;
  private final Identity first = identity();
  private final Identity second = identity();
  private final Identity third = identity();
  private Path file;
  private Keystore keystore;
  private Succession tls;

  @BeforeEach
  void open() {
    file = folder.resolve("keys").resolve("hub.vault");
    keystore = Keystore.openOrCreate(file, PASSPHRASE);
    keystore.putIdentity("tls", first);
    keystore.putIdentity("tls-national", third);
    tls = keystore.succession("tls");
  }

  private static Identity identity() {
    return Keys.identity("CN=hub", SignatureAlgorithm.ECDSA_P256_SHA256);
  }

  private static String name(Identity identity) {
    return Certificates.fingerprint(identity.certificate());
  }

  private static List<String> names(List<Identity> identities) {
    return identities.stream().map(SuccessionTest::name).toList();
  }

  @Test
  void whatIsPreparedIsNotInUseUntilItIsActivated() {
    assertThat(tls.next()).isEmpty();
    assertThat(name(tls.prepare(() -> second))).isEqualTo(name(second));
    assertThat(name(tls.current())).isEqualTo(name(first));
    assertThat(name(tls.prepare(() -> third))).as("the first stays").isEqualTo(name(second));
    assertThat(tls.activate(name(third))).isFalse();
    assertThat(name(tls.current())).isEqualTo(name(first));

    assertThat(tls.activate(name(second))).isTrue();

    assertThat(name(tls.current())).isEqualTo(name(second));
    assertThat(tls.next()).isEmpty();
    assertThat(names(tls.former())).containsExactly(name(first));
    assertThat(tls.activate(name(second))).as("done twice").isTrue();
    assertThat(names(tls.former())).containsExactly(name(first));
    assertThat(name(keystore.succession("tls-national").current())).isEqualTo(name(third));
  }

  @Test
  void formerOnesAreKeptTheLastFirst() {
    for (Identity next : List.of(second, third)) {
      tls.prepare(() -> next);
      assertThat(tls.activate(name(next))).isTrue();
    }
    assertThat(names(tls.former())).containsExactly(name(second), name(first));
    byte[] signature = tls.former().getLast().signingKey("old").sign(new byte[] {1});
    assertThat(first.signingKey("old").verificationKey().verify(new byte[] {1}, signature))
        .isTrue();
  }

  @Test
  void whatIsAbandonedIsGoneAndCannotBeActivated() {
    tls.prepare(() -> second);
    assertThat(tls.abandon(name(third))).isFalse();
    assertThat(tls.next()).isPresent();
    assertThat(tls.abandon(name(second))).isTrue();
    assertThat(tls.next()).isEmpty();
    assertThat(tls.activate(name(second))).isFalse();
    assertThat(name(tls.current())).isEqualTo(name(first));
    assertThat(name(tls.prepare(() -> third))).isEqualTo(name(third));
  }

  @Test
  void anIdentityIsTheSameObjectAsLongAsItIsTheSame() {
    Identity current = tls.current();
    assertThat(tls.current()).isSameAs(current);
    keystore.contentKey("other", io.lianzhi.security.envelope.Suite.INTERNATIONAL);
    assertThat(tls.current()).isSameAs(current);
    tls.prepare(() -> second);
    assertThat(tls.next().orElseThrow()).isSameAs(tls.next().orElseThrow());
    tls.activate(name(second));
    assertThat(tls.current()).isNotSameAs(current);
  }

  @Test
  void anotherProcessSeesItAtItsNextLook() {
    Succession there = Keystore.open(file, PASSPHRASE).succession("tls");
    tls.prepare(() -> second);
    there.look();
    assertThat(name(there.next().orElseThrow())).isEqualTo(name(second));
    assertThat(there.activate(name(second))).isTrue();
    tls.look();
    assertThat(name(tls.current())).isEqualTo(name(second));
    assertThat(names(tls.former())).containsExactly(name(first));
  }

  /** Whoever is in the middle of a handshake is not to suffer from a disk that is away. */
  @Test
  void goesOnWithWhatItKnowsWhileTheFileCannotBeRead() throws IOException {
    Path away = file.resolveSibling("away");
    Files.move(file, away);
    Instant lookedAgain = Instant.now().plus(Duration.ofMillis(1500));
    while (Instant.now().isBefore(lookedAgain)) {
      assertThat(name(tls.current())).isEqualTo(name(first));
      assertThat(tls.next()).isEmpty();
    }
    assertThatThrownBy(tls::look).isInstanceOf(KeystoreException.class);
    assertThatThrownBy(() -> tls.prepare(() -> second)).isInstanceOf(KeystoreException.class);
    Files.move(away, file);
    assertThat(name(tls.prepare(() -> second))).isEqualTo(name(second));
  }

  @Test
  void whatWasNeverMadeHasNoSuccession() {
    assertThatThrownBy(() -> keystore.succession("other").current())
        .isInstanceOf(KeystoreException.class);
  }
}
