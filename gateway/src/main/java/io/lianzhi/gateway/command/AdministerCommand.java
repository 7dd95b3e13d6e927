package io.lianzhi.gateway.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What administrators do from a command line, by the API of their port. Passwords, invitations and
 * codes come from the environment or the console, never as arguments.
 */
public final class AdministerCommand {
  private static final String NAME = "administer";
  private static final String OFFICE = "LIANZHI_OFFICE";
  private static final String OFFICE_CA = "LIANZHI_OFFICE_CA";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HELP =
      """
      administer enrol                       redeem an invitation
                                             LIANZHI_INVITATION, LIANZHI_PASSWORD, LIANZHI_CODE, or asked for
      administer login NAME                  sign in: LIANZHI_PASSWORD, LIANZHI_CODE, or asked for
                                             both at LIANZHI_OFFICE, of the authority LIANZHI_OFFICE_CA; or
      administer enrol URL --ca FILE
      administer login URL NAME --ca FILE
      administer logout
      administer whoami | accounts | parties | letters | proposals [STATE] | deeds [TARGET]
      administer propose KIND TARGET [JSON]  ask for a change
      administer approve NUMBER | refuse NUMBER WHY | withdraw NUMBER
      administer suspend ACCOUNT WHY
      administer secret …                    secrets shared with parties, and their host keys: shows how
      administer get PATH | post PATH [JSON] any other operation, below /v1/administration
      FILE is the hub's certificates/ca.pem. Chinese where LANG is zh_…, else English.\
      """;

  private final Map<String, String> environment;
  private final Terminal terminal;
  private final String language;
  private final Path home;
  private final Prompt prompt;

  /**
   * A command in this environment.
   *
   * @param home where the session is kept
   */
  public AdministerCommand(Map<String, String> environment, Path home, Prompt prompt) {
    this.environment = Map.copyOf(environment);
    boolean chinese = environment.getOrDefault("LANG", "").startsWith("zh");
    this.terminal = new Terminal(chinese);
    this.language = chinese ? "zh" : "en";
    this.home = home;
    this.prompt = prompt;
  }

  /** Whether the arguments are a command's, and not those of a start. */
  public static boolean isOne(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(NAME);
  }

  /** Does what the arguments say, and says what was done or what is wrong. */
  public static void main(String[] arguments) {
    speakUtf8();
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    try {
      AdministerCommand command = new AdministerCommand(environment, home, Prompt.of(environment));
      System.out.print(command.run(List.of(arguments).subList(1, arguments.length)));
    } catch (IllegalArgumentException | UncheckedIOException | JacksonException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  /** Chinese is readable, too, where the machine has no locale for it. */
  private static void speakUtf8() {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    System.setErr(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  /**
   * What the command answers.
   *
   * @param arguments without {@code administer}
   * @throws IllegalArgumentException in words for people, where it cannot
   */
  public String run(List<String> arguments) {
    if (arguments.isEmpty()) {
      return HELP + "\n";
    }
    List<String> given = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "enrol" -> enrol(given);
      case "login" -> login(given);
      case "logout" -> logout();
      case "whoami" -> get("/sessions/current");
      case "accounts", "parties", "letters" -> get("/" + arguments.getFirst());
      case "proposals" -> get("/proposals" + query("state", given));
      case "deeds" -> get("/deeds" + query("target", given));
      case "propose" -> propose(given);
      case "approve" -> post("/proposals/" + only(given) + "/approval", Optional.empty());
      case "refuse" -> post("/proposals/" + first(given, 2) + "/refusal", why(given));
      case "withdraw" -> post("/proposals/" + only(given) + "/withdrawal", Optional.empty());
      case "suspend" -> post("/accounts/" + first(given, 2) + "/suspension", why(given));
      case "secret" -> secret(given);
      case "get" -> get(only(given));
      case "post" -> post(given.isEmpty() ? usage() : given.getFirst(), document(given, 1));
      default -> HELP + "\n";
    };
  }

  private String enrol(List<String> given) {
    List<String> rest = new ArrayList<>(given);
    OfficeClient client = place(rest, 0).client(language);
    String invitation = prompt.secret("LIANZHI_INVITATION", terminal.say("邀请码", "Invitation"));
    String password = prompt.secret("LIANZHI_PASSWORD", terminal.say("新口令", "New password"));
    ObjectNode begin =
        JSON.createObjectNode().put("invitation", invitation).put("password", password);
    JsonNode factor = client.call(Optional.empty(), "POST", "/enrolments", Optional.of(begin));
    prompt.say(factor.get("otpauth").stringValue());
    String code = prompt.secret("LIANZHI_CODE", terminal.say("验证码", "Code"));
    ObjectNode confirm = JSON.createObjectNode().put("invitation", invitation).put("code", code);
    client.call(Optional.empty(), "POST", "/enrolments/confirmation", Optional.of(confirm));
    return terminal.say("账号已启用：", "The account is active: ")
        + factor.get("account").stringValue()
        + "\n";
  }

  private String login(List<String> given) {
    List<String> rest = new ArrayList<>(given);
    Place place = place(rest, 1);
    ObjectNode signIn =
        JSON.createObjectNode()
            .put("account", rest.getFirst())
            .put("password", prompt.secret("LIANZHI_PASSWORD", terminal.say("口令", "Password")))
            .put("code", prompt.secret("LIANZHI_CODE", terminal.say("验证码", "Code")));
    JsonNode opened =
        place.client(language).call(Optional.empty(), "POST", "/sessions", Optional.of(signIn));
    String ca = place.ca().toAbsolutePath().toString();
    new OpenSession(place.hub(), ca, opened.get("token").stringValue()).write(home);
    return terminal.show(opened.get("self"));
  }

  /** A hub, and the file of the authority that its certificate must be of. */
  private record Place(String hub, Path ca) {
    OfficeClient client(String language) {
      return new OfficeClient(hub, ca, language);
    }
  }

  /** Takes away where the hub is, as far as it is said here, and leaves so many arguments. */
  private Place place(List<String> given, int others) {
    String ca = environment.getOrDefault(OFFICE_CA, "");
    int option = given.indexOf("--ca");
    if (option >= 0 && option + 1 < given.size()) {
      ca = given.remove(option + 1);
      given.remove(option);
    }
    String hub = given.size() > others ? given.removeFirst() : environment.getOrDefault(OFFICE, "");
    if (given.size() != others || hub.isEmpty() || ca.isEmpty()) {
      usage();
    }
    return new Place(hub, Path.of(ca));
  }

  private String logout() {
    call("DELETE", "/sessions/current", Optional.empty());
    OpenSession.remove(home);
    return terminal.say("已退出\n", "Signed out\n");
  }

  private String propose(List<String> given) {
    if (given.size() < 2) {
      usage();
    }
    ObjectNode proposing =
        JSON.createObjectNode().put("kind", given.get(0)).put("target", given.get(1));
    proposing.set("body", document(given, 2).orElse(JSON.createObjectNode()));
    return post("/proposals", Optional.of(proposing));
  }

  private String get(String path) {
    return terminal.show(call("GET", path, Optional.empty()));
  }

  private String post(String path, Optional<JsonNode> body) {
    return terminal.show(call("POST", path, body));
  }

  private String secret(List<String> given) {
    return terminal.show(new SecretCommand(prompt, terminal, this::call).run(given));
  }

  private JsonNode call(String method, String path, Optional<JsonNode> body) {
    OpenSession session = OpenSession.read(home);
    return new OfficeClient(session.hub(), Path.of(session.ca()), language)
        .call(Optional.of(session.token()), method, path, body);
  }

  private static Optional<JsonNode> document(List<String> given, int at) {
    return given.size() > at ? Optional.of(JSON.readTree(given.get(at))) : Optional.empty();
  }

  private static Optional<JsonNode> why(List<String> given) {
    return Optional.of(JSON.createObjectNode().put("why", given.get(1)));
  }

  static String query(String name, List<String> given) {
    return given.isEmpty()
        ? ""
        : "?" + name + "=" + URLEncoder.encode(given.getFirst(), StandardCharsets.UTF_8);
  }

  private static String only(List<String> given) {
    return first(given, 1);
  }

  private static String first(List<String> given, int size) {
    return given.size() == size ? given.getFirst() : usage();
  }

  private static String usage() {
    throw new IllegalArgumentException(HELP);
  }
}
