package io.lianzhi.security.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a process of its own, with two jars of Bouncy Castle and 64 MiB of heap, on a log
 * of entries of 200 bytes: 20,000, or {@code -Dledger.entries=1000000}, of which it says how long
 * they take on two cores.
 */
class LargeLogTest {
  private static final int ENTRIES = Integer.getInteger("ledger.entries", 20_000);
  private static final int LENGTH = 200;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path root;

  @Test
  void checksALargeLogInTimeAndInLittleMemory() throws Exception {
    LogFolder folder = write();
    Path keys = root.resolve("keys");
    Files.writeString(keys, SmallLog.ED25519.key() + "\n" + SmallLog.SM2.key() + "\n");
    Path said = root.resolve("said");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(keys, folder.root()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "verify: %,d entries of %d bytes in %.1f s, %.1f s of CPU, 64 MiB of heap%n",
        ENTRIES, LENGTH, took.toMillis() / 1e3, cpu.toMillis() / 1e3);
    assertThat(Files.readString(said, UTF_8)).contains("all %,d entries".formatted(ENTRIES));
    assertThat(process.exitValue()).isZero();
    assertThat(took).isLessThan(LIMIT);
  }

  private LogFolder write() throws IOException {
    LogFolder folder = new LogFolder(root.resolve("log"));
    TileBuilder builder =
        new TileBuilder((path, content) -> {
          Path file = folder.root().resolve(path.toString());
          Files.createDirectories(file.getParent());
          Files.write(file, content);
        });
    byte[] entry = new byte[LENGTH];
    new Random(20211119).nextBytes(entry);
    for (int i = 0; i < ENTRIES; i++) {
      ByteBuffer.wrap(entry).putInt(i);
      builder.add(entry);
    }
    folder.writeCheckpoint(SmallLog.checkpoint(builder.flush()));
    return folder;
  }

  private static List<String> command(Path keys, Path log) throws Exception {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:ActiveProcessorCount=2",
        "-Xmx64m",
        "-cp",
        String.join(
            File.pathSeparator,
            home(Verify.class).toString(),
            home(SM2Signer.class).toString(),
            home(EdECObjectIdentifiers.class).toString()),
        Verify.class.getName(),
        "--key",
        keys.toString(),
        log.toString());
  }

  private static Path home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
