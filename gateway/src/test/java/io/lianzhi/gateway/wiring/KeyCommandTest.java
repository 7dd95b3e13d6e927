package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.certificates.ChainValidator;
import io.lianzhi.security.certificates.ChainVerdict;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.KeystoreException;
import io.lianzhi.security.keys.WrongPassphraseException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
  private static final String PASSPHRASE = "of-the-keystore-itself";
  private static final String NEW_PASSPHRASE = "of-the-keystore-afterwards";
  private static final String ESCROW_PASSPHRASE = "of-the-copy-elsewhere";

  private final Map<String, String> environment = new HashMap<>();
  @TempDir private Path folder;
  private Path file;
  private Identity tls;

  @BeforeEach
  void makeKeys() {
    Path home = folder.resolve("home");
    file = HubConfiguration.keystoreFile(home);
    tls =
        HubKeys.open(
                Keystore.openOrCreate(file, PASSPHRASE.toCharArray()),
                "jinhua",
                List.of("localhost"),
                Clock.systemUTC())
            .tls();
    environment.put("LIANZHI_HUB_HOME", home.toString());
    environment.put("LIANZHI_HUB_PASSPHRASE", PASSPHRASE);
    environment.put("LIANZHI_NEW_PASSPHRASE", NEW_PASSPHRASE);
    environment.put("LIANZHI_ESCROW_PASSPHRASE", ESCROW_PASSPHRASE);
  }

  private String run(String... arguments) {
    return KeyCommand.run(List.of(arguments), environment);
  }

  private void assertOpens(String passphrase) {
    Keystore keystore = Keystore.open(file, passphrase.toCharArray());
    assertThat(keystore.identity("tls").orElseThrow().certificate()).isEqualTo(tls.certificate());
  }

  @Test
  void anEscrowCopyOpensTheKeystoreWhosePassphraseIsLost() {
    String copy = folder.resolve("escrow.vault").toString();
    assertThat(run("escrow", copy)).contains(copy);
    environment.remove("LIANZHI_HUB_PASSPHRASE");
    assertThat(run("restore", copy)).contains(file.toString());
    assertThatThrownBy(() -> Keystore.open(file, PASSPHRASE.toCharArray()))
        .isInstanceOf(WrongPassphraseException.class);
    assertOpens(NEW_PASSPHRASE);
  }

  @Test
  void thePassphraseChangesForWhoKnowsTheOldOne() {
    environment.put("LIANZHI_HUB_PASSPHRASE", "not-of-the-keystore");
    assertThatThrownBy(() -> run("passphrase")).isInstanceOf(WrongPassphraseException.class);
    assertOpens(PASSPHRASE);
    environment.put("LIANZHI_HUB_PASSPHRASE", PASSPHRASE);
    run("passphrase");
    assertOpens(NEW_PASSPHRASE);
  }

  @Test
  void theFilesKeyIsExchangedAndAnEscrowCopyOfTheNewOneWritten() {
    String old = folder.resolve("old.vault").toString();
    String fresh = folder.resolve("fresh.vault").toString();
    run("escrow", old);
    assertThat(run("rotate", fresh)).contains(fresh, "destroy them");
    assertOpens(PASSPHRASE);
    assertThatThrownBy(() -> run("restore", old))
        .isInstanceOf(KeystoreException.class)
        .hasMessageContaining("exchanged since");
    run("restore", fresh);
    assertOpens(NEW_PASSPHRASE);
  }

  @Test
  void theAuthoritiesArePutUnderARootThatLiesApart() {
    Path root = folder.resolve("apart").resolve("root.vault");
    environment.put("LIANZHI_ROOT_PASSPHRASE", "of-the-root-which-lies-apart");
    assertThat(run("root", root.toString())).contains(root.toString());
    Keystore apart = Keystore.open(root, "of-the-root-which-lies-apart".toCharArray());
    Keystore keystore = Keystore.open(file, PASSPHRASE.toCharArray());
    for (String authority : List.of("authority", "authority-national")) {
      X509Certificate above = apart.identity(authority).orElseThrow().certificate();
      assertThat(keystore.identity(authority).orElseThrow().chain()).hasSize(2).endsWith(above);
    }
    assertLeadsToRoot(keystore, "tls", apart.identity("authority").orElseThrow());
    assertLeadsToRoot(keystore, "tls-national", apart.identity("authority-national").orElseThrow());
    assertLeadsToRoot(keystore, "ledger-national", apart.identity("authority").orElseThrow());
    assertOpens(PASSPHRASE);

    HubKeys again = HubKeys.open(keystore, "jinhua", List.of("localhost"), Clock.systemUTC());
    assertThat(again.tls().certificate()).isEqualTo(tls.certificate());
    assertThat(run("root", root.toString())).as("by the same root").contains("roots in");
  }

  private static void assertLeadsToRoot(Keystore keystore, String name, Identity root) {
    Identity identity = keystore.identity(name).orElseThrow();
    assertThat(
            new ChainValidator(List.of(root.certificate()))
                .validate(identity.chain(), Instant.now()))
        .as(name)
        .isEqualTo(ChainVerdict.TRUSTED);
  }

  @Test
  void anAuthorityThatIsNotThereYetCannotBeCertified() {
    environment.put("LIANZHI_ROOT_PASSPHRASE", "of-the-root-which-lies-apart");
    environment.put("LIANZHI_HUB_HOME", folder.resolve("fresh").toString());
    Keystore.openOrCreate(
        HubConfiguration.keystoreFile(folder.resolve("fresh")), PASSPHRASE.toCharArray());
    assertThatThrownBy(() -> run("root", folder.resolve("root.vault").toString()))
        .hasMessageContaining("start the hub once");
  }

  @Test
  void saysWhatIsMissing() {
    environment.clear();
    assertThatThrownBy(() -> run("escrow", "copy")).hasMessageContaining("LIANZHI_HUB_HOME");
    assertThatThrownBy(() -> run("escrow")).hasMessageContaining("escrow FILE");
    assertThatThrownBy(() -> run("restore", "a", "b")).hasMessageContaining("restore FILE");
    assertThat(run("help")).contains("escrow", "restore", "passphrase", "rotate");
  }

  @Test
  void onlyItsOwnNamesAreCommands() {
    assertThat(KeyCommand.isOne(new String[0])).isFalse();
    assertThat(KeyCommand.isOne(new String[] {"--lianzhi.hub.party=jinhua"})).isFalse();
    assertThat(KeyCommand.isOne(new String[] {"restore"})).isTrue();
  }
}
