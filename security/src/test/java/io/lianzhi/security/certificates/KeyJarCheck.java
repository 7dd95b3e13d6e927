package io.lianzhi.security.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lianzhi-key.jar} as it is handed out; run after it is built. */
class KeyJarCheck {
  private static final Path JAR = Path.of(System.getProperty("key.jar", ""));

  @TempDir private Path folder;

  @Test
  void holdsOurClassesAndBouncyCastlesOnlyWithTheirLicences() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .allMatch(name ->
              name.startsWith("io/lianzhi/security/") || name.startsWith("org/bouncycastle/"))
          .contains("org/bouncycastle/LICENSE.class");
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
    }
  }

  @Test
  void makesARequestOfEveryAlgorithm() throws Exception {
    assertThat(run()).isEqualTo(2);
    for (String algorithm : List.of("P256", "RSA", "ED25519", "SM2")) {
      Path request = folder.resolve(algorithm + ".csr");
      assertThat(
              run(
                  "request",
                  "--algorithm",
                  algorithm,
                  "--subject",
                  "CN=city",
                  "--key",
                  folder.resolve(algorithm + ".key").toString(),
                  "--request",
                  request.toString()))
          .as(algorithm)
          .isZero();
      assertThat(CertificateRequest.parsePem(Files.readString(request)).subject())
          .isEqualTo("CN=city");
    }
  }

  private int run(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(KeyTool.PASSPHRASE, "a passphrase of words");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    assertThat(said).doesNotContain("Exception");
    return exit;
  }
}
