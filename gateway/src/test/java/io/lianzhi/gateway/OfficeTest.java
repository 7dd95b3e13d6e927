package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The administrators' port of a running hub. */
class OfficeTest {
  private static RunningHub hub;
  private static Office office;
  private static Person system;
  private static Person security;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    office = new Office(hub);
    Path invitation = hub.home().resolve("invitations").resolve("audit-administrator");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(invitation)))
        .isEqualTo("rw-------");
    system = office.first("system-administrator");
    security = office.first("security-administrator");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void removesAnInvitationThatWasUsed() {
    assertThat(hub.home().resolve("invitations").resolve("system-administrator")).doesNotExist();
  }

  @Test
  void saysWhoIsSignedIn() throws Exception {
    Answer self = office.get(system, "/sessions/current");
    assertThat(self.status()).isEqualTo(200);
    assertThat(self.json().get("role").stringValue()).isEqualTo("SYSTEM_ADMINISTRATOR");
    assertThat(self.json().get("party").stringValue()).isEqualTo("jinhua");
    assertThat(self.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff");
  }

  @Test
  void tellsNobodyWithoutASession() throws Exception {
    Answer nobody = office.send(Optional.empty(), "GET", "/sessions/current", Optional.empty());
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.json().get("code").stringValue()).isEqualTo("NOT_AUTHENTICATED");
    assertThat(nobody.json().get("title").stringValue()).isEqualTo("Not signed in");
    assertThat(nobody.headers())
        .containsEntry("cache-control", "no-store")
        .containsEntry("content-type", "application/problem+json");
    assertThat(office.get(new Person("forged"), "/sessions/current").status()).isEqualTo(401);
  }

  @Test
  void refusesAChangeThatThereIsNot() throws Exception {
    Answer unknown =
        office.post(
            system, "/proposals", Map.of("kind", "NO_SUCH", "target", "x", "body", Map.of()));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().get("at").stringValue()).isEqualTo("kind");
    Answer incomplete = office.post(system, "/proposals", Map.of("kind", "NO_SUCH"));
    assertThat(incomplete.status()).isEqualTo(400);
    assertThat(office.get(security, "/proposals").json().get("proposals")).isEmpty();
  }

  @Test
  void hasNothingOfThePartiesDoorAndTheDoorNothingOfIt() throws Exception {
    HttpRequest letters = HttpRequest.newBuilder(hub.office("/v1/letters")).build();
    HttpResponse<String> elsewhere = hub.anonymous().send(letters, BodyHandlers.ofString());
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(office.get(system, "/../letters").status()).isEqualTo(404);
    assertThat(office.get(system, "/%2e%2e/letters").status()).isIn(400, 404);
    assertThat(hub.get("hangzhou", "/v1/letters").statusCode()).isEqualTo(200);

    for (String path :
        new String[] {"sessions", "sessions/current", "proposals", "no-such", "%73essions"}) {
      assertThat(hub.get("hangzhou", "/v1/administration/" + path).statusCode())
          .as(path)
          .isEqualTo(404);
      assertThat(hub.get("hangzhou", "/v1/%61dministration/" + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void answersAWrongMethodAndAWrongTypeAsTheApiHasIt() throws Exception {
    Answer method = office.send(Optional.of(system), "PUT", "/proposals", Optional.of(Map.of()));
    assertThat(method.status()).isEqualTo(405);
    assertThat(office.post(system, "/proposals").status()).isEqualTo(415);
    assertThat(office.get(system, "/no-such").status()).isEqualTo(404);
    assertThat(office.get(system, "/proposals/0").status()).isEqualTo(400);
    assertThat(office.get(system, "/proposals/77").status()).isEqualTo(404);
  }

  @Test
  void triesTheWayToAPartyAndSaysWhatStandsInIt() throws Exception {
    Answer parties = office.get(system, "/parties");
    assertThat(parties.json().get("parties")).hasSize(3);
    Answer tried = office.post(system, "/parties/shaoxing/connection-test");
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().get("reached").booleanValue()).isFalse();
    JsonNode step = tried.json().get("steps").get(0);
    assertThat(step.get("what").stringValue()).startsWith("GET https://").endsWith("?wsdl");
    assertThat(step.get("trouble").get("kind").stringValue()).isEqualTo("NOBODY_LISTENS");
    assertThat(step.get("trouble").get("words").stringValue()).startsWith("nobody listens");
    assertThat(office.post(system, "/parties/hangzhou/connection-test").json().get("steps"))
        .isEmpty();
    assertThat(office.post(system, "/parties/nowhere/connection-test").status()).isEqualTo(404);
    assertThat(office.post(system, "/parties/No/connection-test").status()).isEqualTo(400);
  }

  @Test
  void whoFetchesListsTooOftenMayStillSignIn() throws Exception {
    String list = "/revocation-lists/international.crl";
    int fetched = 0;
    while (send("GET", list, Optional.empty()).status() != 429) {
      fetched++;
      assertThat(fetched).isLessThan(1_000);
    }
    assertThat(fetched).isGreaterThanOrEqualTo(30);
    Map<String, String> wrong = Map.of("account", "nobody", "password", "x", "code", "000000");
    assertThat(send("POST", "/sessions", Optional.of(wrong)).status()).isEqualTo(401);
  }

  private static Answer send(String method, String path, Optional<Object> body) throws Exception {
    return office.send(Optional.empty(), method, path, body);
  }

  @Test
  void endsASessionThatIsClosed() throws Exception {
    Person audit = office.first("audit-administrator");
    assertThat(office.get(audit, "/sessions/current").status()).isEqualTo(200);
    Answer closed =
        office.send(Optional.of(audit), "DELETE", "/sessions/current", Optional.empty());
    assertThat(closed.status()).isEqualTo(204);
    assertThat(office.get(audit, "/sessions/current").status()).isEqualTo(401);
  }
}
