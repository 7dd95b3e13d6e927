package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lianzhi-verify.jar} as it is handed out; run after it is built. */
class VerifyJarCheck {
  private static final Path JAR = Path.of(System.getProperty("verify.jar", ""));
  private static final long LARGEST = 2 << 20;

  @TempDir Path root;

  @Test
  void isSmallAndHoldsOurClassesAndBouncyCastlesOnlyWithTheirLicences() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(LARGEST);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .allMatch(name ->
              name.startsWith("io/lianzhi/security/") || name.startsWith("org/bouncycastle/"))
          .contains("org/bouncycastle/LICENSE.class");
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
    }
  }

  @Test
  void checksALogAPackAndACheckpointUnderACertificate() throws Exception {
    SmallLog log = new SmallLog(root.resolve("log"));
    log.grow(600, "e");
    Path keys = root.resolve("keys");
    Files.writeString(keys, SmallLog.ED25519.key() + "\n" + SmallLog.SM2.key() + "\n");
    Path pack = new SmallPack(root.resolve("packed")).write(root.resolve("pack.zip"));
    assertThat(run("--key", keys.toString(), log.folder.root().toString())).isZero();
    assertThat(run("--key", keys.toString(), pack.toString())).isZero();
    SmallDocuments tied = new SmallDocuments(root.resolve("tied"));
    Path documents = root.resolve("documents.zip");
    assertThat(run("--key", keys.toString(), tied.write(documents).toString())).isZero();
    tied.files.put("letters/sm/original", new byte[1]);
    assertThat(run("--key", keys.toString(), tied.write(documents).toString())).isEqualTo(1);
    Identity identity = Keys.identity("CN=log", SignatureAlgorithm.SM2_SM3);
    NoteSigner signer = new NoteSigner(SmallLog.ORIGIN, identity.signingKey("log"));
    Path checkpoint = root.resolve("kept");
    Files.write(checkpoint, new Checkpoint(SmallLog.ORIGIN, log.head()).sign(List.of(signer)));
    Path certificate = root.resolve("certificate.pem");
    Pem.write(certificate, identity.chain());
    assertThat(
            run(
                "--key",
                certificate.toString(),
                "--origin",
                SmallLog.ORIGIN,
                checkpoint.toString()))
        .isZero();
    log.write("tile/0/000", new byte[8192]);
    assertThat(run("--key", keys.toString(), log.folder.root().toString())).isEqualTo(1);
    assertThat(run()).isEqualTo(2);
  }

  private int run(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    assertThat(said).doesNotContain("Exception");
    return exit;
  }
}
