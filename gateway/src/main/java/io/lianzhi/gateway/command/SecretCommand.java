package io.lianzhi.gateway.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What administrators do with secrets shared with parties, and with the keys of their SSH servers.
 * A value comes from a file, the environment or the console, never as an argument.
 */
final class SecretCommand {
  static final String HELP =
      """
      administer secret list [PARTY]
      administer secret enter PARTY NAME [--file FILE] [--until TIME]
                                             what the party gave: the file's text, LIANZHI_SECRET, or asked for
      administer secret make PARTY NAME [--until TIME]
                                             the hub makes one for the party; it is shown this once
      administer secret host-key PARTY --file FILE [--until TIME]
                                             a key of its SSH server, as OpenSSH writes it
      administer secret rehearse NUMBER      the way to the party, with this one
      administer secret suspend NUMBER | refuse NUMBER | revoke NUMBER REASON
      administer propose SHARED_CREDENTIAL_APPROVE NUMBER, and SHARED_CREDENTIAL_RESUME NUMBER
      TIME is such as 2027-06-30T00:00:00Z, REASON such as SUPERSEDED or KEY_COMPROMISE.\
      """;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SHARED = "/shared-credentials";

  private final Prompt prompt;
  private final Terminal terminal;
  private final Call call;

  /** Calls the administrators' port. */
  @FunctionalInterface
  interface Call {
    JsonNode to(String method, String path, Optional<JsonNode> body);
  }

  SecretCommand(Prompt prompt, Terminal terminal, Call call) {
    this.prompt = prompt;
    this.terminal = terminal;
    this.call = call;
  }

  /**
   * What the hub answers.
   *
   * @param arguments without {@code administer secret}
   * @throws IllegalArgumentException in words for people, where it cannot
   */
  JsonNode run(List<String> arguments) {
    List<String> given = new ArrayList<>(arguments);
    String what = given.isEmpty() ? "" : given.removeFirst();
    return switch (what) {
      case "list" -> list(given);
      case "enter" -> enter(given);
      case "make" -> make(given);
      case "host-key" -> hostKey(given);
      case "rehearse" -> step(only(given), "rehearsal", Optional.empty());
      case "suspend" -> step(only(given), "suspension", Optional.empty());
      case "refuse" -> step(only(given), "refusal", Optional.empty());
      case "revoke" -> revoke(given);
      default -> throw usage();
    };
  }

  private JsonNode list(List<String> given) {
    if (given.size() > 1) {
      throw usage();
    }
    String query = given.isEmpty() ? "" : AdministerCommand.query("party", given);
    return call.to("GET", SHARED + query, Optional.empty());
  }

  private JsonNode enter(List<String> given) {
    Optional<String> file = option(given, "--file");
    ObjectNode entry = named(given);
    String value =
        file.map(SecretCommand::text)
            .orElseGet(() -> prompt.secret("LIANZHI_SECRET", terminal.say("对方给出的密钥", "Secret")));
    return post("/secrets", entry.put("value", value));
  }

  private JsonNode make(List<String> given) {
    return post("/made-secrets", named(given));
  }

  private JsonNode hostKey(List<String> given) {
    String file = option(given, "--file").orElseThrow(SecretCommand::usage);
    ObjectNode entry = JSON.createObjectNode();
    option(given, "--until").ifPresent(until -> entry.put("until", until));
    return post("/host-keys", entry.put("party", only(given)).put("key", text(file)));
  }

  private static ObjectNode named(List<String> given) {
    ObjectNode entry = JSON.createObjectNode();
    option(given, "--until").ifPresent(until -> entry.put("until", until));
    if (given.size() != 2) {
      throw usage();
    }
    return entry.put("party", given.get(0)).put("name", given.get(1));
  }

  private JsonNode revoke(List<String> given) {
    if (given.size() != 2) {
      throw usage();
    }
    ObjectNode reason = JSON.createObjectNode().put("reason", given.get(1));
    return step(given.getFirst(), "revocation", Optional.of(reason));
  }

  private JsonNode step(String number, String what, Optional<JsonNode> body) {
    if (!number.matches("[0-9]{1,18}")) {
      throw usage();
    }
    return call.to("POST", SHARED + "/" + number + "/" + what, body);
  }

  private JsonNode post(String path, ObjectNode body) {
    return call.to("POST", SHARED + path, Optional.of(body));
  }

  /** Takes an option and its value out of the arguments. */
  private static Optional<String> option(List<String> given, String name) {
    int at = given.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 >= given.size()) {
      throw usage();
    }
    given.remove(at);
    return Optional.of(given.remove(at));
  }

  /** A file's text without the end of its last line. */
  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static String only(List<String> given) {
    if (given.size() != 1) {
      throw usage();
    }
    return given.getFirst();
  }

  private static IllegalArgumentException usage() {
    return new IllegalArgumentException(HELP);
  }
}
