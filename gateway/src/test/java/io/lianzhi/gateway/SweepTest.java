package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Person;
import io.lianzhi.gateway.Operations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every operation of both API descriptions in every way that somebody might, at a running
 * hub, and compares with {@code sweep.txt}.
 */
class SweepTest {
  private static final List<String> ROLES =
      List.of(
          "SYSTEM_ADMINISTRATOR",
          "SECURITY_ADMINISTRATOR",
          "AUDIT_ADMINISTRATOR",
          "COORDINATOR",
          "READER");
  private static final String ADMINISTRATION = "/v1/administration/";
  private static final String STRANGER = "stranger";
  private static final String OTHER = "shaoxing";

  private static final Map<String, Person> PEOPLE = new LinkedHashMap<>();
  private static RunningHub hub;
  private static Office office;
  private static String letter = "";
  private static String parcel = "";
  private static String asked = "";

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    office = new Office(hub);
    sendLetter();
    askForCertificate();
    Person system = office.first("system-administrator");
    Person security = office.first("security-administrator");
    PEOPLE.put(ROLES.get(0), system);
    PEOPLE.put(ROLES.get(1), security);
    PEOPLE.put(ROLES.get(2), office.first("audit-administrator"));
    PEOPLE.put(ROLES.get(3), office.invited(system, security, "wang.wei", ROLES.get(3)));
    PEOPLE.put(ROLES.get(4), office.invited(system, security, "li.na", ROLES.get(4)));
  }

  /** From Jinhua to Hangzhou, which fetches it; to Shaoxing it does not exist. */
  private static void sendLetter() throws Exception {
    byte[] body =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> sent =
        hub.send("jinhua", hub.sign("jinhua", "POST", "/v1/letters", body), "en");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    letter = Office.json(sent.body()).get("id").stringValue();
    parcel =
        Office.json(hub.get("hangzhou", "/v1/waiting").body())
            .get("parcels")
            .get(0)
            .get("parcel")
            .stringValue();
  }

  /** Of Jinhua; to Shaoxing the request does not exist. */
  private static void askForCertificate() throws Exception {
    byte[] body = Files.readAllBytes(Path.of("../contracts/api/examples/credentials/request.json"));
    HttpResponse<String> sent =
        hub.send("jinhua", hub.sign("jinhua", "POST", "/v1/credentials/requests", body), "en");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    asked = Office.json(sent.body()).get("number").toString();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    try (InputStream file =
        Objects.requireNonNull(SweepTest.class.getResourceAsStream("sweep.txt"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.replace(" | ", " ").split(" +", -1))
          .forEach(
              row -> rows.put(row[0] + " " + row[1], Arrays.asList(row).subList(2, row.length)));
    }
    return rows;
  }

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() throws IOException {
    assertThat(table().keySet())
        .containsExactlyInAnyOrderElementsOf(Operations.all().map(Operation::name).toList());
    assertThat(table().values()).allSatisfy(row -> assertThat(row).hasSize(9));
  }

  @Test
  void theDescriptionNamesTheRolesThatTheTableLetsIn() throws IOException {
    Map<String, List<String>> table = table();
    assertThat(Operations.of("administration.yaml"))
        .allSatisfy(operation -> {
          List<String> row = Objects.requireNonNull(table.get(operation.name()));
          List<String> in =
              ROLES.stream().filter(role -> row.get(4 + ROLES.indexOf(role)).equals("in")).toList();
          assertThat(operation.roles().orElseThrow())
              .containsExactlyInAnyOrderElementsOf(operation.open() ? List.of() : in);
        });
  }

  /** What ends sessions comes last. */
  @TestFactory
  Stream<DynamicTest> everyCallIsAnsweredAsTheTableSays() throws IOException {
    Map<String, List<String>> table = table();
    return Operations.all()
        .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
        .map(operation ->
            DynamicTest.dynamicTest(
                operation.name(),
                () -> assertThat(answers(operation)).isEqualTo(table.get(operation.name()))));
  }

  private static List<String> answers(Operation operation) throws Exception {
    List<String> answers = new ArrayList<>();
    boolean administration = operation.path().startsWith(ADMINISTRATION);
    if (administration) {
      answers.add(atTheOffice(operation, Optional.empty()));
      answers.add(atTheOffice(operation, Optional.of(new Person("forged"))));
    } else {
      answers.add(withoutCertificate(operation));
      answers.add(atTheDoor(operation, STRANGER));
    }
    answers.add(atTheDoor(operation, OTHER));
    answers.add(atTheDoor(operation, owner(operation)));
    for (String role : ROLES) {
      answers.add(atTheOffice(operation, Objects.requireNonNull(PEOPLE.get(role))));
    }
    return answers;
  }

  private static String owner(Operation operation) {
    return operation.path().startsWith("/v1/waiting") ? "hangzhou" : "jinhua";
  }

  private static String atTheOffice(Operation operation, Person who) throws Exception {
    return atTheOffice(operation, Optional.of(who));
  }

  private static String atTheOffice(Operation operation, Optional<Person> who) throws Exception {
    Office.Answer answer =
        office.sendTo(who, operation.method(), path(operation), body(operation).map(Office::json));
    return said(operation, answer.status(), answer.body());
  }

  private static String atTheDoor(Operation operation, String party) throws Exception {
    byte[] body = body(operation).orElse("").getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> response =
        hub.send(party, hub.sign(party, operation.method(), path(operation), body), "en");
    if (party.equals(OTHER)) {
      assertThat(response.body()).doesNotContain(letter);
    }
    return said(operation, response.statusCode(), response.body());
  }

  private static String withoutCertificate(Operation operation) throws Exception {
    byte[] body = body(operation).orElse("").getBytes(StandardCharsets.UTF_8);
    try {
      hub.sendWithoutCertificate(operation.method(), path(operation), body);
      return "answered";
    } catch (SSLException noHandshake) {
      return "tls";
    } catch (IOException closed) {
      // A client of TLS 1.3 may write before it hears that its handshake was refused.
      return "tls";
    }
  }

  private static String path(Operation operation) {
    return operation
        .path()
        .replace("{id}", letter)
        .replace("{parcel}", parcel)
        .replace("{number}", asked)
        .replace("{proposal}", "4711")
        .replaceAll("\\{[a-zA-Z]+}", "no-such");
  }

  /** Nothing that changes anything, but for a parcel's fate. */
  private static Optional<String> body(Operation operation) {
    if (!operation.body()) {
      return Optional.empty();
    }
    return Optional.of(
        operation.path().startsWith("/v1/waiting") ? "{\"outcome\":\"ACCEPTED\"}" : "{}");
  }

  /**
   * Whether the operation itself answered: then it was called. What it does not find of what a path
   * names is its own answer, in the words of its own port.
   */
  private static String said(Operation operation, int status, String body) {
    boolean own = status == 404 && body.contains("\"at\":");
    boolean administration = operation.path().startsWith(ADMINISTRATION);
    return switch (status) {
      case 401, 403 -> Integer.toString(status);
      case 404 -> own && administration ? "in" : "404";
      default -> "in";
    };
  }
}
