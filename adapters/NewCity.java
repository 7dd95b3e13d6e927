import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the folder of a new partner city and names it where Maven has to know it, so that its tests
 * run, and fail until its mapping is written: {@code java adapters/NewCity.java NAME REGION
 * CHINESE_NAME ENGLISH_NAME}, at the top of the checkout, by any Java from 17 on. README.md beside
 * this file leads on from there.
 */
final class NewCity {
  private static final String USAGE =
      "java adapters/NewCity.java NAME REGION CHINESE_NAME ENGLISH_NAME, for example"
          + " huzhou 330500 湖州市交通运输行政执法队 Huzhou";
  private static final String TEMPLATE = ".template";

  private final Path top;
  private final Map<String, String> words;
  private final String name;

  private NewCity(Path top, List<String> arguments) {
    this.top = top;
    this.name = arguments.get(0);
    this.words =
        Map.of(
            "@city@", name,
            "@City@", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
            "@region@", arguments.get(1),
            "@zh@", arguments.get(2),
            "@en@", arguments.get(3));
  }

  public static void main(String[] arguments) throws IOException {
    Path top = Path.of("").toAbsolutePath();
    String wrong = wrong(top, List.of(arguments));
    if (!wrong.isEmpty()) {
      System.err.println(wrong);
      System.exit(2);
    }
    new NewCity(top, List.of(arguments)).make();
  }

  private static String wrong(Path top, List<String> arguments) {
    if (arguments.size() != 4) {
      return USAGE;
    }
    if (!arguments.get(0).matches("[a-z]{2,20}")) {
      return "a city's name is 2 to 20 letters a-z, as its package is called: " + USAGE;
    }
    if (!arguments.get(1).matches("[1-9][0-9]{5}")) {
      return "a region has six digits (GB/T 2260): " + USAGE;
    }
    if (!Files.isDirectory(top.resolve("adapters/new-city"))) {
      return "run this at the top of the checkout";
    }
    return Files.exists(top.resolve("adapters").resolve(arguments.get(0)))
        ? "adapters/" + arguments.get(0) + " is there already"
        : "";
  }

  private void make() throws IOException {
    Path template = top.resolve("adapters/new-city");
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : files.filter(each -> each.toString().endsWith(TEMPLATE)).toList()) {
        write(template.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    Files.createDirectories(
        top.resolve("adapters/" + name + "/src/test/resources/golden/malformed"));
    nameInParent();
    nameInGateway();
    System.out.println(
        "adapters/" + name + " is made. Its tests fail until its mapping is written:");
    System.out.println("  mvn -pl contracts,security,adapters/" + name + " -am verify");
    System.out.println("adapters/README.md says what comes next.");
  }

  private void write(String file, String content) throws IOException {
    Path target = top.resolve(target(filled(file)));
    Files.createDirectories(target.getParent());
    Files.writeString(target, filled(content));
  }

  /** Java lies where its package wants it; templates end so that no tool takes them for code. */
  private String target(String file) {
    String plain = file.substring(0, file.length() - TEMPLATE.length());
    if (plain.equals("memorandum.yaml")) {
      return "contracts/memoranda/" + name + ".yaml";
    }
    return "adapters/"
        + name
        + "/"
        + plain
            .replace("/java/", "/java/io/lianzhi/adapter/" + name + "/")
            .replace("/services/", "/resources/META-INF/services/");
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace(word.getKey(), word.getValue());
    }
    return filled;
  }

  private void nameInParent() throws IOException {
    Path pom = top.resolve("pom.xml");
    String managed = dependency("        ", "<version>${project.version}</version>", "");
    String simulator =
        dependency(
            "        ",
            "<version>${project.version}</version>",
            "        <classifier>simulator</classifier>\n");
    String text = Files.readString(pom);
    text =
        before(
            text, "    <module>gateway</module>\n", "    <module>adapters/" + name + "</module>\n");
    text = before(text, managedGateway(), managed + simulator);
    Files.writeString(pom, text);
  }

  private static String managedGateway() {
    return "      <dependency>\n        <groupId>io.lianzhi</groupId>\n        <artifactId>"
        + "lianzhi-gateway</artifactId>\n";
  }

  private void nameInGateway() throws IOException {
    Path pom = top.resolve("gateway/pom.xml");
    String marker = "    <dependency>\n      <groupId>org.springframework.boot</groupId>\n";
    String runtime = dependency("      ", "<scope>runtime</scope>", "");
    Files.writeString(pom, before(Files.readString(pom), marker, runtime));
  }

  private String dependency(String indent, String third, String fourth) {
    String outer = indent.substring(2);
    return outer
        + "<dependency>\n"
        + indent
        + "<groupId>io.lianzhi</groupId>\n"
        + indent
        + "<artifactId>lianzhi-adapter-"
        + name
        + "</artifactId>\n"
        + indent
        + third
        + "\n"
        + fourth
        + outer
        + "</dependency>\n";
  }

  private static String before(String text, String marker, String added) {
    int at = text.indexOf(marker);
    if (at < 0) {
      throw new IllegalStateException("nothing there like " + marker.strip());
    }
    return text.substring(0, at) + added + text.substring(at);
  }
}
