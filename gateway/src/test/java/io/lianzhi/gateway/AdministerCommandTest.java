package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.command.AdministerCommand;
import io.lianzhi.gateway.command.Prompt;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrators' command line, at a running hub. */
class AdministerCommandTest {
  private static final String LICENCE = "a next licence";
  private static RunningHub hub;
  @TempDir static Path folder;
  private static Person system;
  private static Person security;

  /** Somebody with a home, a telephone, and the one password that all share. */
  private static final class Person implements Prompt {
    private final Path home;
    private final String invitation;
    private final List<String> said = new ArrayList<>();
    private Optional<Authenticator> phone = Optional.empty();
    private Duration ahead = Duration.ZERO;

    Person(String name, String invitation) {
      this.home = folder.resolve(name);
      this.invitation = invitation;
    }

    @Override
    public String secret(String name, String question) {
      return switch (name) {
        case "LIANZHI_INVITATION" -> invitation;
        case "LIANZHI_PASSWORD" -> Office.PASSWORD;
        case "LIANZHI_SECRET" -> LICENCE;
        case "LIANZHI_CODE" -> phone.orElseThrow().code(Instant.now().plus(ahead));
        default -> throw new AssertionError(name);
      };
    }

    @Override
    public void say(String text) {
      said.add(text);
      phone = Optional.of(new Authenticator(text));
    }

    String run(String... arguments) {
      return runIn("en_GB.UTF-8", arguments);
    }

    String runIn(String language, String... arguments) {
      return runIn(Map.of("LANG", language), arguments);
    }

    String runIn(Map<String, String> environment, String... arguments) {
      return new AdministerCommand(environment, home, this).run(List.of(arguments));
    }

    /** Enrols, and signs in with the next code. */
    void comeIn(String account) {
      String address = hub.office("").toString();
      assertThat(run("enrol", address, "--ca", ca())).contains(account);
      ahead = Duration.ofSeconds(30);
      assertThat(run("login", "--ca", ca(), address, account)).contains(account);
    }
  }

  private static String ca() {
    return hub.home().resolve("certificates").resolve("ca.pem").toString();
  }

  private static Person first(String account) throws IOException {
    Path file = hub.home().resolve("invitations").resolve(account);
    Person person = new Person(account, Files.readString(file).strip());
    person.comeIn(account);
    return person;
  }

  @BeforeAll
  static void start(@TempDir Path home) throws IOException {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    system = first("system-administrator");
    security = first("security-administrator");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void letsTwoAgreeAndAThirdIn() {
    String proposed =
        system.run("propose", "ACCOUNT_INVITE", "wang.wei", "{\"role\":\"COORDINATOR\"}");
    String number = proposed.lines().findFirst().orElseThrow().replace("number: ", "");
    assertThatThrownBy(() -> system.run("approve", number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("One's own proposal");
    assertThat(security.run("proposals", "OPEN")).contains("wang.wei");
    String approved = security.run("approve", number);
    String invitation =
        approved.lines().filter(line -> line.contains("invitation: ")).findFirst().orElseThrow();
    Person wang = new Person("wang", invitation.replace("  invitation: ", ""));
    wang.comeIn("wang.wei");
    assertThat(wang.run("letters")).isNotNull();
    assertThatThrownBy(() -> wang.run("accounts")).hasMessageContaining("NOT_YOUR_ROLE");

    assertThat(security.run("suspend", "wang.wei", "left the team")).contains("SUSPENDED");
    assertThatThrownBy(() -> wang.run("whoami")).hasMessageContaining("Not signed in");
  }

  @Test
  void speaksTheLanguageOfItsEnvironment() {
    assertThat(system.run("accounts")).startsWith("name ").contains("audit-administrator");
    assertThat(system.runIn("zh_CN.UTF-8", "accounts")).startsWith("名称 ").contains("角色");
    assertThatThrownBy(() -> system.runIn("zh_CN.UTF-8", "deeds")).hasMessageContaining("角色不符");
    assertThat(system.run()).contains("administer login");
  }

  @Test
  void needsNoAddressWhereItsEnvironmentHasIt() {
    Map<String, String> environment =
        Map.of("LIANZHI_OFFICE", hub.office("").toString(), "LIANZHI_OFFICE_CA", ca());
    assertThatThrownBy(() -> system.run("login", "nobody"))
        .hasMessageContaining("administer login URL NAME --ca FILE");
    assertThatThrownBy(() -> system.runIn(environment, "login", "a", "b", "c"))
        .hasMessageContaining("administer login URL NAME --ca FILE");
    assertThatThrownBy(() -> system.runIn(environment, "login", "nobody", "--ca", "/no/such"))
        .hasMessage("cannot read /no/such");
    assertThatThrownBy(() -> system.runIn(environment, "login", "https://localhost:1", "nobody"))
        .hasMessageStartingWith("https://localhost:1 cannot be reached");
    // It is asked, and does not know whoever that is.
    assertThatThrownBy(() -> system.runIn(environment, "login", "nobody"))
        .hasMessageContaining("NOT_AUTHENTICATED");
  }

  @Test
  void entersSecretsWithoutShowingThemAndHasOneMade() throws IOException {
    assertThat(system.run("secret", "list", "shaoxing"))
        .contains("jkxlh", "CONFIGURED")
        .doesNotContain("a secret");
    String asked = system.run("secret", "enter", "shaoxing", "jkxlh");
    assertThat(asked).contains("REQUESTED").doesNotContain(LICENCE);
    Path file = Files.writeString(folder.resolve("licence"), "from a file\n");
    String read =
        system.run(
            "secret",
            "enter",
            "shaoxing",
            "jkxlh",
            "--file",
            file.toString(),
            "--until",
            "2999-01-01T00:00:00Z");
    assertThat(read).contains("until: 2999-01-01").doesNotContain("from a file");
    String number = number(read);
    assertThat(system.run("secret", "rehearse", number)).contains("used: false");
    assertThat(security.run("secret", "refuse", number)).contains("REFUSED");

    String made = system.run("secret", "make", "shaoxing", "jkxlh");
    assertThat(made).containsPattern("value: [A-Za-z0-9_-]{43}\n");
    assertThat(system.run("secret", "list")).contains("ISSUED").doesNotContain("value");
    system.run("propose", "SHARED_CREDENTIAL_APPROVE", number(asked));
    assertThatThrownBy(() -> security.run("secret", "suspend", number(asked)))
        .hasMessageContaining("CONFLICT");
    assertThatThrownBy(() -> security.run("secret", "revoke", number(asked), "BECAUSE"))
        .hasMessageContaining("SCHEMA");

    Path key = hub.home().resolve("certificates").resolve("ssh.pub");
    assertThat(system.run("secret", "host-key", "shaoxing", "--file", key.toString()))
        .contains("SHA256:");
    for (String[] wrong :
        List.of(
            new String[] {"secret"},
            new String[] {"secret", "show", "1"},
            new String[] {"secret", "enter", "shaoxing", "jkxlh", "a secret as an argument"},
            new String[] {"secret", "make", "shaoxing", "jkxlh", "--until"},
            new String[] {"secret", "suspend", "../accounts/x"})) {
      assertThatThrownBy(() -> system.run(wrong)).hasMessageContaining("administer secret enter");
    }
    assertThatThrownBy(
            () -> system.run("secret", "enter", "shaoxing", "jkxlh", "--file", "/nowhere"))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static String number(String answer) {
    return answer
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("number: "))
        .findFirst()
        .orElseThrow()
        .replace("number: ", "");
  }

  @Test
  void callsAnyOtherOperation() {
    assertThat(system.run("get", "/sessions/current")).isEqualTo(system.run("whoami"));
    assertThatThrownBy(() -> system.run("post", "/proposals", "{}")).hasMessageContaining("SCHEMA");
    assertThatThrownBy(() -> system.run("refuse", "1")).hasMessageContaining("refuse NUMBER WHY");
  }

  @Test
  void keepsTheSessionForItsOwnerAloneAndNoPassword() throws IOException {
    Path file = system.home.resolve(".lianzhi").resolve("session");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(Office.PASSWORD);
  }

  @Test
  void callsNoHubOfAnotherAuthority(@TempDir Path elsewhere) throws IOException {
    Instant now = Instant.now();
    CertificateAuthority other =
        CertificateAuthority.create(
            "CN=another authority",
            SignatureAlgorithm.ECDSA_P256_SHA256,
            new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))));
    Path ca = elsewhere.resolve("ca.pem");
    Pem.write(ca, other.identity().chain());
    assertThatThrownBy(
            () -> system.run("login", hub.office("").toString(), "nobody", "--ca", ca.toString()))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void signsOut() throws IOException {
    Person audit = first("audit-administrator");
    assertThat(audit.run("deeds")).contains("SIGNED_IN", "ENROLLED");
    Path file = audit.home.resolve(".lianzhi").resolve("session");
    byte[] session = Files.readAllBytes(file);
    assertThat(audit.run("logout")).contains("Signed out");
    assertThatThrownBy(() -> audit.run("whoami")).hasMessageContaining("administer login");
    Files.write(file, session);
    assertThatThrownBy(() -> audit.run("whoami")).hasMessageContaining("NOT_AUTHENTICATED");
  }
}
