package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Coordinators and readers of a unit at the administrators' port of a running hub. */
class UnitOfficeTest {
  private static final List<String> UNITS = List.of("330702", "330703");

  private static RunningHub hub;
  private static Office office;
  private static Person system;
  private static Person security;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    office = new Office(hub);
    system = office.first("system-administrator");
    security = office.first("security-administrator");
    for (String unit : UNITS) {
      send("of-" + unit, unit);
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static void send(String id, String unit) throws Exception {
    byte[] body =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\": \"" + id + "\"")
            .replace("\"330702\"", "\"" + unit + "\"")
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> sent =
        hub.send("jinhua", hub.sign("jinhua", "POST", "/v1/letters", body), "en");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
  }

  @Test
  void aCoordinatorAndAReaderSeeTheirUnitsLettersAndTheWholePartysSeeAll() throws Exception {
    Person party = office.invited(system, security, "of.the.party", "COORDINATOR");
    assertThat(sent(party)).containsExactly("of-330702", "of-330703");
    for (String role : List.of("COORDINATOR", "READER")) {
      for (String unit : UNITS) {
        String name = role.toLowerCase(java.util.Locale.ROOT) + "." + unit;
        Person bound = office.invited(system, security, name, role, unit);
        String others = UNITS.get(1 - UNITS.indexOf(unit));
        assertThat(sent(bound)).as(name).containsExactly("of-" + unit);
        assertThat(office.get(bound, "/letters/of-" + unit).status()).isEqualTo(200);
        assertIsAsIfItWereNot(bound, "of-" + others);
      }
    }
  }

  /** Not found, in the very words in which a letter is not found that there is not. */
  private static void assertIsAsIfItWereNot(Person who, String id) throws Exception {
    Answer hidden = office.get(who, "/letters/" + id);
    Answer absent = office.get(who, "/letters/no-such-letter");
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(told(hidden)).isEqualTo(told(absent));
  }

  private static Map<String, String> told(Answer answer) {
    JsonNode json = answer.json();
    return json.propertyStream()
        .filter(member -> !List.of("incident", "instance").contains(member.getKey()))
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, member -> member.getValue().toString()));
  }

  /** What has just been written is listed a moment later. */
  private static List<String> sent(Person who) throws Exception {
    Instant until = Instant.now().plusSeconds(60);
    while (!hub.get("jinhua", "/v1/letters").body().contains("of-330703")) {
      assertThat(Instant.now()).isBefore(until);
      Thread.sleep(20);
    }
    return office
        .get(who, "/letters")
        .json()
        .get("letters")
        .valueStream()
        .map(letter -> letter.get("id").stringValue())
        .toList();
  }

  @Test
  void whoIsMovedToAnotherUnitIsLetInNoMoreAsBefore() throws Exception {
    Person before =
        office.invited(system, security, "moved.account", "COORDINATOR", UNITS.getFirst());
    assertThat(sent(before)).containsExactly("of-330702");
    Map<String, String> rights = Map.of("role", "COORDINATOR", "unit", UNITS.getLast());
    Answer proposed =
        office.post(
            system,
            "/proposals",
            Map.of("kind", "ACCOUNT_CHANGE", "target", "moved.account", "body", rights));
    String path = "/proposals/" + proposed.json().get("number") + "/approval";
    assertThat(office.post(security, path).status()).isEqualTo(200);
    assertThat(office.get(before, "/letters").status()).isEqualTo(401);
  }
}
