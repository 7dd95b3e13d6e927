package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.ProofFile;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a letter is proved to those whom it concerns, with the hub's published keys. */
class ProverTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path home;
  private static @Nullable RunningHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    String letter =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\": \"proved-1\"");
    byte[] body = letter.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> receipt =
        hub().send("jinhua", hub().sign("jinhua", "POST", "/v1/letters", body), "zh");
    assertThat(receipt.statusCode()).isEqualTo(202);
  }

  @AfterAll
  static void stop() {
    hub().close();
  }

  private static RunningHub hub() {
    return Objects.requireNonNull(hub);
  }

  private static TrustedLog log() throws IOException, InterruptedException {
    List<NoteKey> keys =
        hub().get("hangzhou", "/v1/ledger/keys").body().lines().map(NoteKey::parse).toList();
    assertThat(keys).hasSize(2);
    return new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys));
  }

  /** Events once the log has all of them. */
  private static List<JsonNode> events(String party, String id) throws Exception {
    Instant until = Instant.now().plus(Duration.ofMinutes(1));
    while (true) {
      List<JsonNode> events = new ArrayList<>();
      JSON.readTree(hub().get(party, "/v1/letters/" + id + "/proofs").body())
          .get("events")
          .forEach(events::add);
      if (events.stream().allMatch(event -> event.has("proof"))) {
        return events;
      }
      assertThat(Instant.now()).as("waited long enough").isBefore(until);
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  @Test
  void eachEventsRecordIsProvedToBeInTheLog() throws Exception {
    List<JsonNode> events = events("jinhua", "proved-1");
    assertThat(events).isNotEmpty();
    for (JsonNode event : events) {
      byte[] entry = Base64.getDecoder().decode(event.get("entry").stringValue());
      byte[] record = Base64.getDecoder().decode(event.get("record").stringValue());
      assertThat(MessageDigest.getInstance("SHA-256").digest(record)).isEqualTo(entry);
      assertThat(new String(record, StandardCharsets.ISO_8859_1)).contains("TAKEN", "hangzhou");
      ProofFile proof =
          ProofFile.parse(
              event.get("proof").stringValue().getBytes(StandardCharsets.UTF_8), "proof");
      assertThat(proof.proof().index()).isEqualTo(event.get("index").longValue());
      assertThat(proof.prove(entry, log(), "proof").head().size()).isPositive();
    }
  }

  @Test
  void theAddresseeSeesItsOwnAndAStrangerNothing() throws Exception {
    String incident =
        JSON.readTree(hub().get("jinhua", "/v1/letters/proved-1").body())
            .get("incident")
            .stringValue();
    assertThat(events("hangzhou", incident))
        .allSatisfy(event -> assertThat(event.get("party").stringValue()).isEqualTo("hangzhou"));
    assertThat(hub().get("shaoxing", "/v1/letters/" + incident + "/proofs").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theLogsKeysStandBesideTheCertificates() throws Exception {
    Path file = home.resolve("hub").resolve("certificates").resolve("ledger.keys");
    assertThat(Files.readString(file)).isEqualTo(hub().get("hangzhou", "/v1/ledger/keys").body());
  }
}
