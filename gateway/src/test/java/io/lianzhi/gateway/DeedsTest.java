package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Person;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.ProofFile;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What administrators did, as the auditor of a running hub sees and proves it. */
class DeedsTest {
  private static RunningHub hub;
  private static Office office;
  private static Person audit;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub = new RunningHub(home, TestDatabase.freshUrl());
    office = new Office(hub);
    Person system = office.first("system-administrator");
    office.invited(system, office.first("security-administrator"), "li.na", "READER");
    audit = office.first("audit-administrator");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static JsonNode page(String query) throws Exception {
    Office.Answer answer = office.get(audit, "/deeds" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** All of them, once the log has each: polled, since it takes a second or two. */
  private static JsonNode proven() throws Exception {
    Instant end = Instant.now().plusSeconds(60);
    while (true) {
      JsonNode deeds = page("?limit=200").get("deeds");
      if (!deeds.isEmpty() && deeds.valueStream().allMatch(deed -> deed.has("proof"))) {
        return deeds;
      }
      assertThat(Instant.now()).isBefore(end);
    }
  }

  private static TrustedLog log() throws Exception {
    List<NoteKey> keys =
        hub.get("hangzhou", "/v1/ledger/keys").body().lines().map(NoteKey::parse).toList();
    return new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys));
  }

  @Test
  void eachStandsInTheLog() throws Exception {
    TrustedLog log = log();
    for (JsonNode deed : proven()) {
      byte[] record = Base64.getDecoder().decode(deed.get("record").stringValue());
      byte[] entry = Base64.getDecoder().decode(deed.get("entry").stringValue());
      assertThat(Suite.INTERNATIONAL.digest(record)).isEqualTo(entry);
      ProofFile proof =
          ProofFile.parse(
              deed.get("proof").stringValue().getBytes(StandardCharsets.UTF_8), "a deed");
      assertThat(proof.prove(entry, log, "a deed")).isNotNull();
      assertThat(proof.proof().index()).isEqualTo(deed.get("index").longValue());
    }
  }

  /** By the words of contracts/api/README.md alone. */
  @Test
  void theRecordIsAsTheReadmeDescribesIt() throws Exception {
    for (JsonNode deed : proven()) {
      ByteBuffer record =
          ByteBuffer.wrap(Base64.getDecoder().decode(deed.get("record").stringValue()));
      assertThat(text(record)).isEqualTo("deed");
      Instant at = OffsetDateTime.parse(deed.get("at").stringValue()).toInstant();
      assertThat(record.getLong()).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      for (String member :
          List.of("account", "role", "party", "unit", "what", "target", "before", "after")) {
        assertThat(text(record)).as(member).isEqualTo(deed.get(member).stringValue());
      }
      assertThat(record.hasRemaining()).isFalse();
    }
  }

  private static String text(ByteBuffer record) {
    byte[] bytes = new byte[record.getInt()];
    record.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aReaderOfPagesMissesNone() throws Exception {
    List<Long> whole = numbers(page("?limit=200"));
    List<Long> read = new ArrayList<>();
    JsonNode page = page("?limit=2");
    read.addAll(numbers(page));
    while (page.has("next") && read.size() < whole.size()) {
      page = page("?limit=2&after=" + page.get("next").stringValue());
      read.addAll(numbers(page));
    }
    assertThat(read.subList(0, whole.size())).isEqualTo(whole);
    assertThat(office.get(audit, "/deeds?after=elsewhere").status()).isEqualTo(400);
  }

  private static List<Long> numbers(JsonNode page) {
    return page.get("deeds").valueStream().map(deed -> deed.get("number").longValue()).toList();
  }

  @Test
  void areFoundByWhoWhatAndWhen() throws Exception {
    assertThat(what(page("?account=security-administrator")))
        .containsExactly("ENROLLED", "SIGNED_IN", "ACCOUNT_INVITED", "PROPOSAL_APPROVED");
    assertThat(what(page("?target=account/li.na")))
        .containsExactly("ACCOUNT_INVITED", "ENROLLED", "SIGNED_IN");
    assertThat(what(page("?until=2021-11-05T08:00:00Z"))).isEmpty();
    assertThat(what(page("?from=2021-11-05T08:00:00Z&account=li.na")))
        .containsExactly("ENROLLED", "SIGNED_IN");
  }

  private static List<String> what(JsonNode page) {
    return page.get("deeds").valueStream().map(deed -> deed.get("what").stringValue()).toList();
  }
}
