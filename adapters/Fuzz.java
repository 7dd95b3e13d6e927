import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fuzzes the parsers of foreign bytes, every method marked {@code @FuzzTest} in a JVM of its own:
 * {@code java adapters/Fuzz.java TIME [AT_ONCE [TARGET...]]}, at the top of the checkout, by any
 * Java from 17 on; Maven builds what is fuzzed, and chooses the Java that runs it. An exception, an
 * input that takes a minute, and a heap that runs over are findings, and the command fails.
 */
final class Fuzz {
  private static final String USAGE =
      "java adapters/Fuzz.java TIME [AT_ONCE [TARGET...]], for example 10m, or 1h 2 CmsFuzzTest"
          + " ParsersFuzzTest.controlFile; java adapters/Fuzz.java list names the targets";
  private static final Pattern MARKED =
      Pattern.compile("@FuzzTest\\b[^;{}]*?\\bvoid\\s+(\\w+)\\s*\\(");
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");
  private static final Pattern SEEN = Pattern.compile("#(\\d+)\\s+\\w+\\s+cov: (\\d+)");
  private static final String CLASSES = "target/fuzz/classpath";

  /** Whose code tells the fuzzer that an input went a new way. */
  private static final String WATCHED =
      "io.lianzhi.**,tools.jackson.core.**,org.greenbytes.**,org.bouncycastle.asn1.**";

  /** One marked method; its module is the folder that it is built and run in. */
  private record Target(Path module, String type, String method) {
    static Stream<Target> in(Path source) {
      String path = source.toString().replace('\\', '/');
      int tests = path.indexOf("/src/test/java/");
      String type = path.substring(tests + 15, path.length() - 5).replace('/', '.');
      return MARKED
          .matcher(read(source))
          .results()
          .map(found -> new Target(Path.of(path.substring(0, tests)), type, found.group(1)));
    }

    String name() {
      return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    Path log() {
      return module.resolve("target/fuzz/" + name() + ".log");
    }
  }

  /** What a run came to: how the JVM ended, and the fuzzer's last words. */
  private record Run(Target target, int exit, long seconds, String runs, String coverage) {
    boolean found() {
      return exit != 0 || runs.equals("0");
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-70s %,12d runs in %,d s, coverage %s: %s",
          target.module().getFileName() + " " + target.name(),
          Long.parseLong(runs),
          seconds,
          coverage,
          found() ? "FOUND, see " + target.log() : "nothing found");
    }
  }

  private Fuzz() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> told = List.of(arguments);
    if (told.size() == 3 && told.get(0).equals("classpath")) {
      write(Path.of(told.get(1)), told.get(2));
      return;
    }
    List<Target> all = targets();
    if (told.equals(List.of("list"))) {
      all.forEach(target -> System.out.println(target.module() + " " + target.name()));
      return;
    }
    Matcher time = TIME.matcher(told.isEmpty() ? "" : told.get(0));
    boolean understood = time.matches() && (told.size() < 2 || told.get(1).matches("[1-9][0-9]?"));
    List<Target> chosen = understood ? chosen(all, told) : List.of();
    if (chosen.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int atOnce =
        told.size() < 2
            ? Runtime.getRuntime().availableProcessors()
            : Integer.parseInt(told.get(1));
    build(chosen);
    System.exit(fuzz(chosen, duration(time), atOnce) ? 1 : 0);
  }

  private static List<Target> targets() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return files
          .filter(file -> file.toString().endsWith("FuzzTest.java"))
          .sorted()
          .flatMap(Target::in)
          .toList();
    }
  }

  private static List<Target> chosen(List<Target> all, List<String> told) {
    List<String> names = told.size() < 3 ? List.of("") : told.subList(2, told.size());
    return all.stream()
        .filter(target -> names.stream().anyMatch(target.name()::startsWith))
        .toList();
  }

  private static Duration duration(Matcher time) {
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** Builds the modules, and has each write down its Java and its class path. */
  private static void build(List<Target> chosen) throws IOException, InterruptedException {
    String modules =
        chosen.stream()
            .map(target -> target.module().toString().replace('\\', '/'))
            .distinct()
            .collect(Collectors.joining(","));
    int exit =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-q",
                "-Dlint.skip",
                "-DskipTests",
                "-Dcyclonedx.skip",
                "-am",
                "-pl",
                modules,
                "package",
                "exec:exec",
                "-Dexec.executable=java",
                "-Dexec.classpathScope=test",
                "-Dexec.args="
                    + Path.of("adapters/Fuzz.java").toAbsolutePath()
                    + " classpath ${project.basedir} %classpath")
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("the build failed");
    }
  }

  /** What Maven starts in each module. */
  private static void write(Path module, String classpath) throws IOException {
    Path file = module.resolve(CLASSES);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(System.getProperty("java.home"), classpath));
  }

  private static boolean fuzz(List<Target> chosen, Duration time, int atOnce)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    List<Future<Run>> runs = new ArrayList<>();
    chosen.forEach(target -> runs.add(workers.submit(() -> fuzz(target, time))));
    workers.shutdown();
    boolean found = false;
    for (Future<Run> run : runs) {
      try {
        found |= run.get().found();
      } catch (ExecutionException broken) {
        throw new IllegalStateException(broken.getCause());
      }
    }
    return found;
  }

  private static Run fuzz(Target target, Duration time) throws IOException, InterruptedException {
    List<String> known = Files.readAllLines(target.module().resolve(CLASSES));
    Files.createDirectories(target.log().getParent());
    List<String> command =
        List.of(
            Path.of(known.get(0), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djazzer.instrument=" + WATCHED,
            "-cp",
            known.get(1),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.type(),
            "--target_method=" + target.method(),
            "-max_total_time=" + time.toSeconds(),
            "-timeout=60");
    Process jvm =
        new ProcessBuilder(command)
            .directory(target.module().toFile())
            .redirectErrorStream(true)
            .redirectOutput(target.log().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(jvm::destroy));
    long start = System.nanoTime();
    int exit = jvm.waitFor();
    Run run = run(target, exit, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    System.out.println(run);
    return run;
  }

  private static Run run(Target target, int exit, long seconds) {
    String runs = "0";
    String coverage = "0";
    Matcher seen = SEEN.matcher(read(target.log()));
    while (seen.find()) {
      runs = seen.group(1);
      coverage = seen.group(2);
    }
    return new Run(target, exit, seconds, runs, coverage);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
