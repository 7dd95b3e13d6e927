package io.lianzhi.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.PackVerifier;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import io.lianzhi.security.ledger.Verdict;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence of a running hub, about letters that were signed in both suites, taken out by everybody
 * who may, and checked by what an outsider has.
 */
class EvidenceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MEMORANDUM =
      """
      id: JH-HZ-CASES
      title: 案件抄告备忘录
      parties: [jinhua, hangzhou]
      from: 2021-03-01
      to: 2998-12-31
      clauses:
        - number: "3.1"
          from: [jinhua]
          to: [hangzhou]
          kind: COPY_NOTICE
          purposes: [CASE_HANDLING]
          fields: [registrationRegion, vehicleType, enterprise, driverQualification, reason]
          proof: SIGNATURE
          retention: P6M
        - number: "3.2"
          from: [hangzhou]
          to: [jinhua]
          kind: COPY_NOTICE
          purposes: [CASE_HANDLING]
          fields: [registrationRegion, enterprise]
          proof: SIGNATURE
          retention: P6M
        - number: "3.3"
          from: [jinhua]
          to: [hangzhou]
          kind: COPY_NOTICE
          purposes: [STATISTICS]
          fields: [reason]
          proof: SIGNATURE
          retention: P1M
      """;

  /** What clause 3.1 keeps from Hangzhou, and the number that it masks. */
  private static final List<String> WITHHELD =
      List.of(
          "欧阳测试",
          "330183190707070006",
          "330603000123",
          "诸暨驰远运输队",
          "兰溪石料堆场",
          "ZX-20211118-0077",
          "浙金交执罚",
          "9517.43",
          "车辆已卸载转运后放行");

  @TempDir static Path home;
  private static @Nullable RunningHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub =
        new RunningHub(
            home, TestDatabase.freshUrl(), Map.of("cases.yaml", MEMORANDUM), Set.of("hangzhou"));
    take("jinhua", "hangzhou", "p256-1", "CASE_HANDLING");
    take("hangzhou", "jinhua", "sm2-1", "CASE_HANDLING");
    take("jinhua", "hangzhou", "ended-1", "STATISTICS");
  }

  @AfterAll
  static void stop() {
    hub().close();
  }

  private static RunningHub hub() {
    return Objects.requireNonNull(hub);
  }

  private static void take(String from, String to, String id, String purpose) throws Exception {
    String letter =
        Files.readString(Path.of("../contracts/api/examples/letters/copy-notice.json"))
            .replace("\"jinhua\"", "\"" + from + "\"")
            .replace("\"shaoxing\"", "\"" + to + "\"")
            .replace("9500.00", "9517.43")
            .replace("CASE_HANDLING", purpose)
            .replace("CG-20211119-0001", id);
    HttpResponse<String> receipt =
        hub().send(from, hub().sign(from, "POST", "/v1/letters", letter.getBytes(UTF_8)), "en");
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(202);
  }

  private static PackVerifier verifier() throws IOException, InterruptedException {
    List<NoteKey> keys =
        hub().get("hangzhou", "/v1/ledger/keys").body().lines().map(NoteKey::parse).toList();
    return new PackVerifier(new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys)));
  }

  private static String incident(String party, String id) throws Exception {
    return JSON.readTree(hub().get(party, "/v1/letters/" + id).body())
        .get("incident")
        .stringValue();
  }

  /** Takes evidence out, which must be sound, and unpacks it. */
  private static Path pack(String party, String id, Path folder) throws Exception {
    HttpResponse<byte[]> answer = hub().fetch(party, "/v1/letters/" + id + "/evidence");
    assertThat(answer.statusCode()).isEqualTo(200);
    return unpack(answer.body(), folder);
  }

  private static Path unpack(byte[] zip, Path folder) throws Exception {
    Path file = Files.write(folder.resolve("pack.zip"), zip);
    assertThat(verifier().verify(file)).isInstanceOf(Verdict.Sound.class);
    Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path to = unpacked.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        Files.write(to, in.readAllBytes());
      }
    }
    return unpacked;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static JsonNode json(Path folder, String file) throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.resolve(file)));
  }

  private static String only(List<String> files, String part) {
    assertThat(files).filteredOn(file -> file.contains(part)).hasSize(1);
    return files.stream().filter(file -> file.contains(part)).findFirst().orElseThrow();
  }

  @Test
  void theSenderGetsTheExactBytesTheSignatureAndWhatBecameOfEveryCopy(@TempDir Path folder)
      throws Exception {
    JsonNode parcel =
        JSON.readTree(hub().get("hangzhou", "/v1/waiting").body()).get("parcels").get(0);
    acknowledge(parcel.get("parcel").stringValue());
    Path pack = pack("jinhua", "p256-1", folder);
    String own = "letters/" + incident("jinhua", "p256-1") + "/";
    assertThat(verifier().verify(folder.resolve("pack.zip")).english())
        .contains("2 records are what they digest, 1 of them commit", "1 signatures hold");
    assertThat(Files.readString(pack.resolve(own + "body.json"))).contains("欧阳测试", "p256-1");
    assertThat(Files.readString(pack.resolve(own + "signed-bytes"))).contains("\"@method\": POST");
    JsonNode proof = json(pack, own + "proof.json");
    assertThat(proof.get("proof").stringValue()).isEqualTo("SIGNATURE");
    assertThat(proof.get("chain").get(0).get("whenTaken").stringValue()).isEqualTo("IN_FORCE");
    assertThat(proof.get("chain").get(0).get("whenThePackWasMade").stringValue())
        .isEqualTo("IN_FORCE");
    assertThat(json(pack, own + "lineage.json").get("exact").booleanValue()).isTrue();
    JsonNode shown = json(pack, own + "copies/hangzhou/shown.json");
    assertThat(shown.get("clause").stringValue()).isEqualTo("JH-HZ-CASES 3.1");
    assertThat(shown.get("masked").toString()).isEqualTo("[\"driverQualification\"]");
    assertThat(shown.get("withheld").toString()).contains("driverName", "decision");
    assertThat(shown.get("released").toString())
        .contains("enterprise")
        .doesNotContain("driverName");
    assertThat(shown.get("handedOver")).hasSize(1);
    assertThat(shown.get("bytesFrom").stringValue()).isEqualTo("REWRITTEN");
    assertThat(json(pack, own + "copies/hangzhou/message.json"))
        .as("what Hangzhou fetched")
        .isEqualTo(parcel.get("letter"));
    Files.copy(
        pack.resolve("cover.html"),
        Path.of("target/evidence-cover.html"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void acknowledge(String parcel) throws Exception {
    byte[] accepted = "{\"outcome\":\"ACCEPTED\"}".getBytes(UTF_8);
    RunningHub.Signed acknowledgement =
        hub().sign("hangzhou", "POST", "/v1/waiting/" + parcel + "/acknowledgement", accepted);
    assertThat(hub().send("hangzhou", acknowledgement, "en").statusCode()).isEqualTo(204);
  }

  @Test
  void theMemorandumInForceIsTheTextThatTheRecordNamesByItsDigest(@TempDir Path folder)
      throws Exception {
    Path pack = pack("jinhua", "p256-1", folder);
    List<String> files = files(pack);
    byte[] text = Files.readAllBytes(pack.resolve(only(files, "memoranda/m-JH-HZ-CASES-")));
    assertThat(new String(text, UTF_8)).isEqualTo(MEMORANDUM);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    String record =
        only(
            files.stream().filter(file -> file.startsWith("records/")).toList(), "-TAKEN-hangzhou");
    assertThat(Files.readString(pack.resolve(record), ISO_8859_1))
        .endsWith(";memorandum-" + digest);
  }

  @Test
  void theAddresseeGetsWhatItWasShownAndNothingThatWasWithheld(@TempDir Path folder)
      throws Exception {
    String incident = incident("jinhua", "p256-1");
    Path pack = pack("hangzhou", incident, folder);
    List<String> files = files(pack);
    assertThat(files)
        .contains("cover.html", "letters/" + incident + "/copies/hangzhou/message.json")
        .noneMatch(file -> file.startsWith("openings/"))
        .noneMatch(file -> file.startsWith("certificates/"))
        .noneMatch(
            file -> file.matches("letters/[^/]+/(original|body.*|sign.*|letter.json|proof.*)"));
    for (String file : files) {
      byte[] content = Files.readAllBytes(pack.resolve(file));
      assertThat(new String(content, UTF_8)).as(file).doesNotContain(WITHHELD);
      assertThat(new String(content, ISO_8859_1))
          .as(file)
          .doesNotContain(
              WITHHELD.stream().map(text -> new String(text.getBytes(UTF_8), ISO_8859_1)).toList());
    }
    assertThat(new String(Files.readAllBytes(folder.resolve("pack.zip")), UTF_8))
        .doesNotContain(WITHHELD)
        .contains("绍兴䶮达物流有限公司");
    assertThat(
            json(pack, "letters/" + incident + "/copies/hangzhou/letter.json")
                .get("item")
                .get("driverQualification")
                .stringValue())
        .contains("*");
  }

  @Test
  void aSearchWouldFindWhatWasWithheldWhereItIs(@TempDir Path folder) throws Exception {
    pack("jinhua", "p256-1", folder);
    assertThat(new String(Files.readAllBytes(folder.resolve("pack.zip")), UTF_8))
        .contains(WITHHELD);
  }

  /** The log's head is held, so that no node can let it grow. */
  @Test
  void thereIsNoPackWithAGapAndOneAsSoonAsThereIsNone(@TempDir Path folder) throws Exception {
    try (var connection = hub().part(javax.sql.DataSource.class).getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select from log_head for update");
      take("jinhua", "hangzhou", "new-1", "CASE_HANDLING");
      HttpResponse<byte[]> later = hub().fetch("jinhua", "/v1/letters/new-1/evidence");
      assertThat(later.statusCode()).isEqualTo(503);
      assertThat(new String(later.body(), UTF_8)).contains("RETRY_LATER").contains("proofs");
      connection.rollback();
      connection.setAutoCommit(true);
    }
    pack("jinhua", "new-1", folder);
  }

  @Test
  void aStrangerGetsNothing() throws Exception {
    String incident = incident("jinhua", "p256-1");
    assertThat(hub().fetch("shaoxing", "/v1/letters/" + incident + "/evidence").statusCode())
        .isEqualTo(404);
    assertThat(hub().fetch("jinhua", "/v1/letters/no-such/evidence").statusCode()).isEqualTo(404);
  }

  @Test
  void aLetterSignedInSm2IsTiedToTheLogAndItsWaitingCopyIsShownAsItIs(@TempDir Path folder)
      throws Exception {
    Path pack = pack("hangzhou", "sm2-1", folder);
    String own = "letters/" + incident("hangzhou", "sm2-1") + "/";
    String opening = only(files(pack), "openings/");
    assertThat(Files.readString(pack.resolve(opening))).contains("HMAC-SM3 ", "signed " + own);
    JsonNode shown = json(pack, own + "copies/jinhua/shown.json");
    assertThat(shown.get("bytesFrom").stringValue()).isEqualTo("STORED");
    assertThat(shown.get("handedOver")).isEmpty();
  }

  @Test
  void whateverFileIsAlteredIsNamedInOneSentence(@TempDir Path folder) throws Exception {
    Path pack = pack("hangzhou", "sm2-1", folder);
    PackVerifier verifier = verifier();
    for (String file : files(pack)) {
      byte[] good = Files.readAllBytes(pack.resolve(file));
      byte[] bad = good.clone();
      bad[good.length / 2] ^= 1;
      Files.write(pack.resolve(file), bad);
      Verdict verdict = verifier.verify(pack);
      assertThat(verdict).as(file).isInstanceOf(Verdict.Flaw.class);
      assertThat(verdict.english()).startsWith(file).doesNotContain("\n");
      assertThat(verdict.chinese()).startsWith(file).matches(".*\\p{IsHan}.*");
      Files.write(pack.resolve(file), good);
    }
    assertThat(verifier.verify(pack)).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void aLetterWhoseKeyIsDestroyedGivesProofsWithoutContentAndSaysSo(@TempDir Path folder)
      throws Exception {
    RetentionKeys keys = hub().part(HubKeys.class).keystore().retentionKeys();
    for (RetentionKeyId id : keys.ids()) {
      if (id.clause().equals("3.3")) {
        keys.destroy(id);
      }
    }
    Path pack = pack("jinhua", "ended-1", folder);
    List<String> files = files(pack);
    assertThat(files)
        .anyMatch(file -> file.startsWith("proofs/"))
        .noneMatch(file -> file.startsWith("records/"))
        .noneMatch(file -> file.endsWith("/original"));
    assertThat(new String(Files.readAllBytes(folder.resolve("pack.zip")), UTF_8))
        .doesNotContain(WITHHELD)
        .doesNotContain("绍兴䶮达");
    assertThat(Files.readString(pack.resolve("cover.html")))
        .contains("本函件的内容已不可读", "cannot be read any more");
  }

  @Test
  void theAuditorTakesOutAWholeMatterAndTheLogSaysWho(@TempDir Path folder) throws Exception {
    Office office = new Office(hub());
    Office.Person audit = office.first("audit-administrator");
    Office.Person system = office.first("system-administrator");
    String path = "/evidence?matter=CASE-330702-2021-00123";
    String ended = incident("jinhua", "ended-1");
    HttpResponse<byte[]> answer = office.fetch(audit, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    Path pack = unpack(answer.body(), folder);
    assertThat(files(pack))
        .contains("letters/" + incident("jinhua", "p256-1") + "/original")
        .contains("letters/" + incident("hangzhou", "sm2-1") + "/original")
        .anyMatch(file -> file.contains(ended));
    String letter = "/evidence?letter=" + incident("jinhua", "p256-1");
    assertThat(office.fetch(audit, letter).statusCode()).isEqualTo(200);
    assertThat(office.fetch(system, letter).statusCode()).isEqualTo(403);
    assertThat(office.fetch(audit, "/evidence").statusCode()).isEqualTo(400);
    assertThat(office.fetch(audit, letter + "&matter=a").statusCode()).isEqualTo(400);
    assertThat(office.fetch(audit, "/evidence?matter=none").statusCode()).isEqualTo(404);
    assertThat(office.fetch(audit, "/evidence?letter=0000000000000").statusCode()).isEqualTo(404);
    assertThat(deeds())
        .containsExactlyInAnyOrder(
            "audit-administrator EVIDENCE_TAKEN_OUT matter/CASE-330702-2021-00123",
            "audit-administrator EVIDENCE_TAKEN_OUT letter/" + incident("jinhua", "p256-1"));
  }

  private static List<String> deeds() throws Exception {
    try (var connection = hub().part(javax.sql.DataSource.class).getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select account || ' ' || what || ' ' || target from deed where what like"
                    + " 'EVID%'")) {
      List<String> deeds = new java.util.ArrayList<>();
      while (row.next()) {
        deeds.add(row.getString(1));
      }
      return deeds;
    }
  }
}
