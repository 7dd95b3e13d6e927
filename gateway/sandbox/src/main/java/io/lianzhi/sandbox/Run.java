package io.lianzhi.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Starts the sandbox, plays a day of letters, gives an account of it, and keeps running. Settings
 * by system property: {@code sandbox.home} (folder), {@code sandbox.port} (the door's; health and
 * metrics are one above, administrators two), {@code sandbox.began} (when the command was given,
 * ISO 8601 in UTC).
 */
public final class Run {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STEP = 50;

  private final Sandbox sandbox;
  private final PrintStream out;

  private Run(Sandbox sandbox, PrintStream out) {
    this.sandbox = sandbox;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("io.netty.noUnsafe", "false");
    // The simulators' libraries tell every step; here the day is told.
    ((Logger) LoggerFactory.getLogger("org.apache.sshd")).setLevel(Level.WARN);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int port = Integer.getInteger("sandbox.port", 8443);
    out.println("Starting the hub of Jinhua 金华 and its partners' systems …");
    Sandbox sandbox =
        Sandbox.start(
            Path.of(System.getProperty("sandbox.home", "sandbox-home")), port, port + 1, port + 2);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    new Run(sandbox, out).run();
    Thread.currentThread().join();
  }

  private void run() {
    Books books = new Books(sandbox.database());
    if (books.page().lines().isEmpty()) {
      playDay(books);
    } else {
      out.printf(
          "This folder holds an earlier day; it is not played again. For a new one, remove %s%n",
          sandbox.home().folder());
    }
    out.println();
    out.println(new Account(books.page()).text());
    farewell();
  }

  private void playDay(Books books) {
    Day day = new Day(sandbox.partners(), Day.SEED);
    out.printf("Playing a day of November 2021: %d letters%n", day.size());
    List<Played> played =
        day.play(count -> {
          if (count % STEP == 0) {
            out.printf("  %d of %d sent%n", count, day.size());
          }
        });
    List<String> complaints =
        Verdict.of(() -> World.of(books, sandbox.partners()), played, PATIENCE);
    out.printf(
        "The first letter was delivered %d s after the command was given.%n",
        Duration.between(began(), Instant.ofEpochMilli(books.firstDelivery())).toSeconds());
    out.printf(
        complaints.isEmpty()
            ? "%d sent; all went as the day foresees.%n"
            : "%d sent; not all went as the day foresees:%n",
        played.size());
    complaints.forEach(complaint -> out.println("  " + complaint));
  }

  /** When Maven began, or else this program. */
  private static Instant began() {
    try {
      return Instant.parse(System.getProperty("sandbox.began", ""));
    } catch (DateTimeException unsaid) {
      return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
  }

  private void farewell() {
    Path jinhua = shown(sandbox.home().credentials(SandboxHome.HUB));
    out.printf(
        """
        The hub listens at %1$s (mutual TLS). As Jinhua, ask for the letters it sent, or send one:

          curl --cacert %2$s/ca.pem --cert %2$s/tls.pem --key %2$s/tls.key \\
            '%1$s/v1/letters?role=sent&limit=5'

          contracts/api/send-letter.sh %1$s %2$s \\
            contracts/api/examples/letters/copy-notice.json

        What became of each value of the letter sent; or, with proofs for lineage, the proof of what
        happened to it; with evidence, all that a court may ask for, to be kept by -o evidence.zip and
        checked by %3$s evidence.zip; without any, where it is:

          curl --cacert %2$s/ca.pem --cert %2$s/tls.pem --key %2$s/tls.key \\
            '%1$s/v1/letters/CG-20211119-0001/lineage'

        """,
        sandbox.hub(), jinhua, shown(Scripts.verify(sandbox.home())));
    URI office = URI.create("https://localhost:" + (sandbox.hub().getPort() + 2));
    out.printf(
        """
        Administrators: %1$s. Redeem an invitation of %2$s, and sign in:

          LIANZHI_INVITATION=$(cat %2$s/system-administrator) %3$s enrol
          %3$s login system-administrator

        """,
        office,
        shown(sandbox.home().hub().resolve("invitations")),
        shown(Scripts.administer(sandbox.home(), office)));
    out.println(
        "Health and metrics: http://localhost:"
            + (sandbox.hub().getPort() + 1)
            + "/actuator/health and /actuator/prometheus");
    out.println(
        "Running until you stop it (Ctrl-C). What it knows stays in "
            + shown(sandbox.home().folder()));
  }

  /** As one would type it where the command was given. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath();
    return whole.startsWith(here) ? here.relativize(whole) : whole;
  }
}
