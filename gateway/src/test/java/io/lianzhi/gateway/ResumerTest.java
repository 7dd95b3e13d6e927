package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.code.CodeSets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A code that nobody knows, down to the day on which its owner adds it: the letter waits, goes on
 * by itself, and what became of its values is told.
 */
class ResumerTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TABLE = "vehicle_type.ga24_4";
  private static final Path SHIPPED =
      Path.of("../contracts/src/main/resources/io/lianzhi/contracts/code/" + TABLE + ".csv");

  @TempDir static Path home;
  private static @Nullable RunningHub hub;
  private static String model = "";

  @BeforeAll
  static void start() throws IOException {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    model =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"");
  }

  @AfterAll
  static void stop() {
    hub().close();
    CodeSets.renew(List.of(), Optional.empty());
  }

  private static RunningHub hub() {
    return Objects.requireNonNull(hub);
  }

  @Test
  void aLetterWithAnUnknownCodeGoesOnByItselfOnceItsOwnerHasAddedIt() throws Exception {
    String incident = json(send("wait-1", "Z99")).get("incident").stringValue();
    assertThat(addressees("wait-1")).containsExactly("jinhua PARKED");
    assertThat(unknown("jinhua")).containsExactly("jinhua " + TABLE + " item.vehicleType 1");
    assertThat(unknown("hangzhou")).isEmpty();
    await(() -> hub().manage("/actuator/prometheus").body().contains("lianzhi_unread 1.0"));
    assertThat(json(hub().get("jinhua", "/v1/letters/wait-1/lineage")).get("values"))
        .anySatisfy(value -> {
          assertThat(value.get("place").stringValue()).isEqualTo("item.vehicleType");
          assertThat(value.has("ours")).isFalse();
        });

    publish("2999-01-01", "Z98,,,,试验车,trial vehicle,,,P");
    publish("2999-01-02", "Z98,,,,试验车,trial vehicle,,,P", "Z99,,,,试验车,trial vehicle,,,P");

    await(() -> addressees(incident).equals(List.of("hangzhou WAITING")));
    assertThat(addressees("wait-1")).containsExactly("hangzhou WAITING");
    JsonNode state = json(hub().get("jinhua", "/v1/letters/" + incident));
    assertThat(events(state)).containsExactly("PARKED", "TAKEN", "RESUMED");
    assertThat(state.get("incident").stringValue()).isNotEqualTo(incident);
    assertThat(unknown("jinhua")).isEmpty();
    assertThat(hub().get("hangzhou", "/v1/waiting").body()).contains("wait-1", "Z99");

    assertToldToItsSender();
    assertToldToItsAddressee(state.get("incident").stringValue());
    assertThat(hub().get("shaoxing", "/v1/letters/" + incident + "/lineage").statusCode())
        .isEqualTo(404);
  }

  private void assertToldToItsSender() throws Exception {
    JsonNode lineage = json(hub().get("jinhua", "/v1/letters/wait-1/lineage"));
    assertThat(lineage.get("translation").stringValue()).isEqualTo("READ");
    assertThat(lineage.get("exact").booleanValue()).isTrue();
    assertThat(lineage.get("values"))
        .anySatisfy(value -> {
          assertThat(value.get("field").stringValue()).isEqualTo("item.vehicleType");
          assertThat(value.get("ours").stringValue()).isEqualTo("Z99");
          assertThat(value.get("by").get(0).stringValue()).isEqualTo(TABLE + " 2999-01-02");
        });
  }

  /** Of its own copy alone: what its clause withheld is not told. */
  private void assertToldToItsAddressee(String incident) throws Exception {
    JsonNode lineage = json(hub().get("hangzhou", "/v1/letters/" + incident + "/lineage"));
    assertThat(lineage.get("translation").stringValue()).isEqualTo("WRITTEN");
    assertThat(lineage.get("exact").booleanValue()).isTrue();
    List<String> fields = texts(lineage.get("values"), "field");
    assertThat(fields).contains("item.totalMass", "item.vehicleType");
    assertThat(fields).doesNotContain("item.evidence", "item.checkOrgan", "item.axleMasses");
  }

  @Test
  void aTableThatLacksALineStaysOutAndTheOldOneHolds() throws Exception {
    Path file = hub().codes().resolve("plate_kind.ga24_7.csv");
    Files.writeString(file, "# version: 2999-01-01\ncode,qualifier\n01,\n");
    send("stays-1", "H11");
    Thread.sleep(Duration.ofSeconds(6));
    assertThat(addressees("stays-1")).containsExactly("hangzhou WAITING");
    assertThat(CodeSets.load().get("plate_kind.ga24_7").version()).isNotEqualTo("2999-01-01");
    Files.delete(file);
  }

  private static void publish(String version, String... lines) throws Exception {
    String shipped =
        Files.readString(SHIPPED).replaceFirst("# version: .*", "# version: " + version);
    Path next = hub().codes().resolve(TABLE + ".next");
    Files.writeString(next, shipped.stripTrailing() + "\n" + String.join("\n", lines) + "\n");
    Files.move(
        next,
        hub().codes().resolve(TABLE + ".csv"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    await(() -> CodeSets.load().get(TABLE).version().equals(version));
  }

  private static HttpResponse<String> send(String id, String vehicleType) throws Exception {
    String letter =
        model
            .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\": \"" + id + "\"")
            .replaceFirst(
                "\"vehicleType\": *\"[^\"]*\"", "\"vehicleType\": \"" + vehicleType + "\"");
    byte[] body = letter.getBytes(StandardCharsets.UTF_8);
    return hub().send("jinhua", hub().sign("jinhua", "POST", "/v1/letters", body), "zh");
  }

  private static List<String> addressees(String id) throws Exception {
    return StreamSupport.stream(
            json(hub().get("jinhua", "/v1/letters/" + id)).get("addressees").spliterator(), false)
        .map(each -> each.get("party").stringValue() + " " + each.get("state").stringValue())
        .toList();
  }

  private static List<String> unknown(String party) throws Exception {
    JsonNode answer = json(hub().get(party, "/v1/codes/unknown"));
    return answer.has("codes")
        ? StreamSupport.stream(answer.get("codes").spliterator(), false)
            .map(code ->
                "%s %s %s %d"
                    .formatted(
                        code.get("sender").stringValue(),
                        code.get("table").stringValue(),
                        code.get("at").stringValue(),
                        code.get("letters").longValue()))
            .toList()
        : List.of();
  }

  private static List<String> events(JsonNode state) {
    return texts(state.get("history"), "event");
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.has(name))
        .map(each -> each.get(name).stringValue())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    Instant until = Instant.now().plus(Duration.ofMinutes(1));
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(until);
      Thread.sleep(Duration.ofMillis(200));
    }
  }
}
