package io.lianzhi.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys in OpenSSH's form, against what {@code ssh-keygen} makes of them. */
final class OpenSshTest {
  private static final String P256 =
      "ecdsa-sha2-nistp256"
          + " AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBAsdbI6SRjgVES+53ocy05vMzZE8sZtj2KU5mhTNk3NJ7GYqluS2QlyJfnS/L/um+p3VOEDLCRvIgrmGgEH92pA="
          + " test";

  @ParameterizedTest
  @CsvFileSource(resources = "openssh.csv", maxCharsPerColumn = 10_000)
  void readsTheKeyThatOpenSshMeans(String type, String base64, String spki) {
    assertThat(OpenSsh.read("# a comment\n\n" + type + " " + base64 + " root@lishui\n"))
        .singleElement()
        .satisfies(key ->
            assertThat(Base64.getEncoder().encodeToString(key.getEncoded())).isEqualTo(spki));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "openssh.csv", maxCharsPerColumn = 10_000)
  void writesEachKeyThatItReadsAsItWas(String type, String base64, String spki) {
    PublicKey key = OpenSsh.read(type + " " + base64).getFirst();
    assertThat(OpenSsh.line(key)).isEqualTo(type + " " + base64);
  }

  /** As {@code ssh-keygen -lf} prints it. */
  @Test
  void namesAKeyAsOpenSshDoes() throws GeneralSecurityException {
    PublicKey key = OpenSsh.read(P256).getFirst();
    byte[] blob = Base64.getDecoder().decode(P256.split(" ", -1)[1]);
    String digest =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
    assertThat(OpenSsh.fingerprint(key)).isEqualTo("SHA256:" + digest);
  }

  @Test
  void writesTheLineThatOpenSshWrites() {
    PublicKey key = OpenSsh.read(P256).getFirst();
    assertThat(OpenSsh.line(key, "test")).isEqualTo(P256);
  }

  @Test
  void readsEachKeyThatItWrites() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    for (int i = 0; i < 300; i++) { // now and then a coordinate is shorter than 32 bytes
      PublicKey key = generator.generateKeyPair().getPublic();
      assertThat(OpenSsh.read(OpenSsh.line(key, "hub"))).isEqualTo(List.of(key));
    }
  }

  @Test
  void writesNoOtherKindOfKey() throws GeneralSecurityException {
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    assertThatThrownBy(() -> OpenSsh.line(key, "hub")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh-ed25519",
        "ssh-ed25519 !!!!",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIaI0S37ud2kR3F+SmqeRdulLdQyN9ROPCciZVviCg==",
        // says one type and is another
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIIaI0S37ud2kR3F+SmqeRdulLdQyN9ROPCciZVviCvph",
        // 1024 bits
        "ssh-rsa"
            + " AAAAB3NzaC1yc2EAAAADAQABAAAAgQC3oFnU70zY3+cLUQodatd7fR02AJQ2jIX7yBdVD54aaI1e8bT/KXC6"
            + "+VL3aU9CAOxkkAnLwTBXbRcpR0WT2AHjEhG34TIXAnnj2C/duepruOWKPRJ93JBLj5omFiw4ZwVam11ZtWm0E8jW"
            + "jj5z36Ms9lteC7sn+HWIg5QY/+LCdw==",
        "ssh-dss AAAAB3NzaC1kc3M="
      })
  void refusesWhatIsNoKeyOrNoneToTrust(String line) {
    assertThatThrownBy(() -> OpenSsh.read(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
