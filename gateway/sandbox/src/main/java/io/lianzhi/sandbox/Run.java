package io.lianzhi.sandbox;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Starts the sandbox, plays a day of letters, gives an account of it, and keeps running. Settings
 * by system property: {@code sandbox.home} (folder), {@code sandbox.port} (the door's; health and
 * metrics are one above).
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
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int port = Integer.getInteger("sandbox.port", 8443);
    out.println("Starting the hub of Jinhua 金华 and its partners' systems …");
    Sandbox sandbox =
        Sandbox.start(Path.of(System.getProperty("sandbox.home", "sandbox-home")), port, port + 1);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    new Run(sandbox, out).run();
    Thread.currentThread().join();
  }

  private void run() {
    Books books = new Books(sandbox.database());
    if (books.lines().isEmpty()) {
      playDay(books);
    } else {
      out.printf(
          "This folder holds an earlier day; it is not played again. For a new one, remove %s%n",
          sandbox.home().folder());
    }
    out.println();
    out.println(new Account(books.lines()).text());
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
    List<String> complaints = Verdict.of(books, sandbox.partners(), played, PATIENCE);
    out.printf(
        "%d sent; %d went as the day foresees.%n",
        played.size(), played.size() - complaints.size());
    complaints.forEach(complaint -> out.println("  otherwise: " + complaint));
  }

  private void farewell() {
    Path jinhua = shown(sandbox.home().credentials("jinhua"));
    out.printf(
        """
        The hub listens at %s (mutual TLS). As Jinhua, ask for the letters it sent, or send one:

          curl --cacert %s/ca.pem --cert %s/tls.pem --key %s/tls.key \\
            '%s/v1/letters?role=sent&limit=5'

          contracts/api/send-letter.sh %s %s \\
            contracts/api/examples/letters/copy-notice.json

        """,
        sandbox.hub(), jinhua, jinhua, jinhua, sandbox.hub(), sandbox.hub(), jinhua);
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
