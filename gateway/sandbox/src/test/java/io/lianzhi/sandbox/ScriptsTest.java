package io.lianzhi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {
  /** Published with the format. */
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  /** What it said, from another folder, without an account. */
  private static String say(Path folder, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LANG", "en_GB.UTF-8");
    builder.environment().putAll(java.util.Map.of("LIANZHI_PASSWORD", "x", "LIANZHI_CODE", "0"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void administerIsOneWordThatKnowsTheHub(@TempDir Path folder, @TempDir Path elsewhere)
      throws Exception {
    SandboxHome home = SandboxHome.open(folder.resolve("it's $HOME's \"home\""), List.of());
    Path script = Scripts.administer(home, URI.create("https://localhost:1"));
    assertThat(say(elsewhere, script.toString())).contains("administer login NAME");
    // Nobody is there: it was asked, with the authority that the sandbox made.
    assertThat(say(elsewhere, script.toString(), "login", "system-administrator"))
        .startsWith("https://localhost:1 cannot be reached");
  }

  @Test
  void verifyIsOneWordThatKnowsTheLogsKeys(@TempDir Path folder, @TempDir Path elsewhere)
      throws Exception {
    SandboxHome home = SandboxHome.open(folder.resolve("home"), List.of());
    Path script = Scripts.verify(home);
    Path keys = home.hub().resolve("certificates").resolve("ledger.keys");
    Files.createDirectories(keys.getParent());
    Files.deleteIfExists(keys);
    assertThat(say(elsewhere, script.toString(), "nothing.zip")).contains("ledger.keys");
    Files.writeString(keys, KEY + "\n");
    assertThat(say(elsewhere, script.toString(), "nothing.zip")).contains("nothing.zip");
  }
}
