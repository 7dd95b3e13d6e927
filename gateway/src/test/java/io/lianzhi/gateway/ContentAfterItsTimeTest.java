package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.HeldContents;
import io.lianzhi.gateway.outbox.KeyDestruction;
import io.lianzhi.gateway.outbox.LegalHolds;
import io.lianzhi.gateway.outbox.Sealer;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.KeystoreContents;
import io.lianzhi.security.ledger.LogFolder;
import io.lianzhi.security.ledger.LogVerifier;
import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.TilePath;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import io.lianzhi.security.ledger.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole hub with letters in every state, a backup of it, and then the years go by: what the
 * letters said is found nowhere and opens by nothing, and the log still verifies.
 */
class ContentAfterItsTimeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PASSPHRASE = "a passphrase for tests";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Of nobody: what is searched for. */
  private static final Map<String, String> VALUES =
      Map.of("plate", "浙D7Q9K3", "name", "欧阳不存在", "phone", "19900007788");

  private static final String MEMORANDUM =
      """
      id: JH-HZ-COPIES
      title: 抄告备忘录
      parties: [jinhua, hangzhou]
      from: 2021-03-01
      to: 2998-12-31
      clauses:
        - number: "3.1"
          from: [jinhua]
          to: [hangzhou]
          kind: COPY_NOTICE
          purposes: [CASE_HANDLING]
          fields: [vehicleType, driverName, remarks]
          proof: SIGNATURE
          retention: P6M
        - number: "3.2"
          from: [jinhua]
          to: [hangzhou]
          kind: COPY_NOTICE
          purposes: [CREDIT_SUPERVISION]
          fields: [vehicleType, driverName]
          proof: SIGNATURE
          retention: P60Y
      """;

  @TempDir(cleanup = CleanupMode.NEVER)
  private Path folder;

  private final Map<String, Long> numbers = new HashMap<>();

  private Path home() {
    return folder.resolve("live");
  }

  private Path backup() {
    return folder.resolve("backup");
  }

  private static Path vault(Path home) {
    return home.resolve("hub").resolve("keystore").resolve("hub.vault");
  }

  private RunningHub start(Path home) {
    return new RunningHub(home, "", List.of("--logging.file.name=" + home.resolve("hub.log")));
  }

  @Test
  void nothingOfItIsFoundOrOpenedAndTheLogStillVerifies() throws Exception {
    Path memoranda = Files.createDirectories(home().resolve("memoranda"));
    Files.writeString(memoranda.resolve("copies.yaml"), MEMORANDUM);
    byte[] former;
    try (RunningHub hub = start(home())) {
      livesADay(hub);
      former = checkpoint(hub);
      assertThat(secretsIn(hub)).isEmpty();
    }
    KeystoreContents before = new KeystoreContents(vault(home()), PASSPHRASE);
    assertThat(before.retention()).hasSizeGreaterThanOrEqualTo(3);
    copy(home().resolve("hub").resolve("postgres"), backup().resolve("postgres"));
    copy(vault(home()), backup().resolve("keystore").resolve("hub.vault"));
    assertThat(open(home(), before)).containsAll(numbers.keySet());

    yearsGoBy();

    KeystoreContents after = new KeystoreContents(vault(home()), PASSPHRASE);
    Map<String, byte[]> gone = new HashMap<>(before.retention());
    gone.keySet().removeAll(after.retention().keySet());
    assertThat(gone).hasSize(before.retention().size() - 1);
    Traces traces = new Traces().text(VALUES).bytes(gone);
    assertThat(traces.in(folder)).isEmpty();
    assertThat(new Traces().bytes(before.secrets()).in(folder)).isEmpty();
    // What may stand there is found: the search reads what it should.
    assertThat(new Traces().text(Map.of("id", "copy-delivered")).in(folder.resolve("live")))
        .isNotEmpty();

    assertThat(open(home(), after)).containsExactly("copy-long");
    restoreInto(folder.resolve("restored"));
    assertThat(open(folder.resolve("restored"), after)).containsExactly("copy-long");
    // What an old keystore means: whoever kept one can read on.
    Path old = backup().resolve("keystore").resolve("hub.vault");
    assertThat(open(folder.resolve("restored"), new KeystoreContents(old, PASSPHRASE)))
        .containsAll(numbers.keySet());

    for (Path each : List.of(home(), folder.resolve("restored"))) {
      try (RunningHub hub = start(each)) {
        assertEndedVisibly(hub);
        assertVerifies(hub, former, each.resolve("log"));
        assertThat(hub.get("hangzhou", "/v1/waiting").body()).contains("copy-long");
      }
    }
    assertThat(traces.in(folder)).isEmpty();
  }

  /** One letter delivered, one declined, one that waits, one parked, one refused, one kept long. */
  private void livesADay(RunningHub hub) throws Exception {
    send(hub, "copy-delivered", "CASE_HANDLING", "H17");
    send(hub, "copy-declined", "CASE_HANDLING", "H17");
    acknowledge(hub, "copy-delivered", "{\"outcome\":\"ACCEPTED\"}");
    acknowledge(hub, "copy-declined", "{\"outcome\":\"DECLINED\",\"why\":\"" + all() + " 不在本市\"}");
    send(hub, "copy-waiting", "CASE_HANDLING", "H17");
    send(hub, "copy-parked", "CASE_HANDLING", "Z99");
    send(hub, "copy-refused", "STATISTICS", "H17");
    send(hub, "copy-long", "CREDIT_SUPERVISION", "H17");
    assertThat(states(hub))
        .isEqualTo(
            Map.of(
                "copy-delivered", "DELIVERED",
                "copy-declined", "DECLINED",
                "copy-waiting", "WAITING",
                "copy-parked", "PARKED",
                "copy-refused", "REFUSED",
                "copy-long", "WAITING"));
  }

  private static String value(String name) {
    return Objects.requireNonNull(VALUES.get(name), name);
  }

  private static String all() {
    return String.join(" ", VALUES.values());
  }

  private void send(RunningHub hub, String id, String purpose, String vehicleType)
      throws Exception {
    String letter =
        Files.readString(Path.of("../contracts/api/examples/letters/copy-notice.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .replace("CG-20211119-0001", id)
            .replace("CASE_HANDLING", purpose)
            .replace("\"H17\"", "\"" + vehicleType + "\"")
            .replace("浙D12345", value("plate"))
            .replace("欧阳测试", value("name"))
            .replace("车辆已卸载转运后放行", "联系电话" + value("phone"));
    HttpResponse<String> receipt =
        hub.send(
            "jinhua",
            hub.sign("jinhua", "POST", "/v1/letters", letter.getBytes(StandardCharsets.UTF_8)),
            "zh");
    assertThat(receipt.body()).contains("incident");
    String incident = JSON.readTree(receipt.body()).get("incident").stringValue();
    numbers.put(id, new io.lianzhi.contracts.Incident(incident).toNumber());
  }

  private static void acknowledge(RunningHub hub, String id, String body) throws Exception {
    JsonNode waiting = JSON.readTree(hub.get("hangzhou", "/v1/waiting").body());
    String parcel =
        stream(waiting.get("parcels"))
            .filter(each -> each.toString().contains(id))
            .map(each -> each.get("parcel").stringValue())
            .findFirst()
            .orElseThrow();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String path = "/v1/waiting/" + parcel + "/acknowledgement";
    assertThat(hub.send("hangzhou", hub.sign("hangzhou", "POST", path, bytes), "zh").statusCode())
        .isBetween(200, 204);
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private Map<String, String> states(RunningHub hub) throws Exception {
    Map<String, String> states = new HashMap<>();
    for (String id : numbers.keySet()) {
      JsonNode state = JSON.readTree(hub.get("jinhua", "/v1/letters/" + id).body());
      states.put(id, state.get("addressees").get(0).get("state").stringValue());
    }
    return states;
  }

  /** The signed checkpoint that has all events. */
  private static byte[] checkpoint(RunningHub hub) throws Exception {
    Instant until = Instant.now().plus(Duration.ofMinutes(1));
    Ledger ledger = new Ledger(hub.database());
    while (!strings(
            hub.database(),
            """
            select 'behind' from log_head where signed <
              (select count(*) from event) + (select count(*) from deed)\
            """)
        .isEmpty()) {
      assertThat(Instant.now()).as("the log takes all").isBefore(until);
      Thread.sleep(Duration.ofMillis(200));
    }
    return ledger.checkpoint().orElseThrow();
  }

  /** What health and metrics tell of any key or secret. */
  private List<String> secretsIn(RunningHub hub) throws Exception {
    Traces traces = new Traces().bytes(new KeystoreContents(vault(home()), PASSPHRASE).secrets());
    List<String> found = new ArrayList<>();
    for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
      found.addAll(traces.in(hub.manage(path).body()));
    }
    found.addAll(traces.in(hub.get("hangzhou", "/v1/ledger/keys").body()));
    found.addAll(traces.in(hub.get("jinhua", "/v1/letters/copy-delivered/proofs").body()));
    found.addAll(traces.in(hub.get("jinhua", "/v1/letters/copy-delivered/lineage").body()));
    return found;
  }

  /** Three years: all times are over but that of sixty. */
  private void yearsGoBy() throws Exception {
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(1100)), ZoneOffset.UTC);
    Keystore keystore = Keystore.open(vault(home()), PASSPHRASE.toCharArray());
    try (EmbeddedPostgres postgres = postgres(home())) {
      DataSource database = postgres.getPostgresDatabase();
      HeldContents held = new HeldContents(database, keystore.holdKeys());
      Sealer sealer = new Sealer(keystore.retentionKeys(), held);
      LegalHolds holds = new LegalHolds(database, keystore.holdKeys(), sealer, held, later);
      KeyDestruction.Done done =
          new KeyDestruction(
                  database,
                  keystore.retentionKeys(),
                  holds,
                  Administrator.hub(new PartyId("jinhua")),
                  later)
              .round(LocalDate.ofInstant(later.instant(), CHINA))
              .orElseThrow();
      assertThat(done.copies()).isOne();
      TestDatabase.execute(database, "vacuum full");
      TestDatabase.execute(database, "checkpoint");
    }
  }

  private static EmbeddedPostgres postgres(Path home) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.resolve("hub").resolve("postgres"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .start();
  }

  /** The database of the backup, with the keystore of now. */
  private void restoreInto(Path restored) throws IOException {
    copy(home().resolve("memoranda"), restored.resolve("memoranda"));
    copy(backup().resolve("postgres"), restored.resolve("hub").resolve("postgres"));
    copy(home().resolve("hub").resolve("keystore"), restored.resolve("hub").resolve("keystore"));
  }

  private void assertEndedVisibly(RunningHub hub) throws Exception {
    assertThat(states(hub))
        .isEqualTo(
            Map.of(
                "copy-delivered", "DELIVERED",
                "copy-declined", "DECLINED",
                "copy-waiting", "ENDED",
                "copy-parked", "REFUSED",
                "copy-refused", "REFUSED",
                "copy-long", "WAITING"));
    assertThat(hub.get("jinhua", "/v1/letters/copy-delivered/lineage").statusCode()).isEqualTo(404);
    assertThat(hub.get("jinhua", "/v1/letters/copy-long/lineage").body()).contains("浙D7Q9K3");
  }

  private static void assertVerifies(RunningHub hub, byte[] former, Path to) throws Exception {
    byte[] now = checkpoint(hub);
    String[] lines = new String(now, StandardCharsets.UTF_8).split("\n", 3);
    int size = Integer.parseInt(lines[1]);
    assertThat(size).isBetween(8, 255);
    Ledger ledger = new Ledger(hub.database());
    LogFolder log = new LogFolder(Files.createDirectories(to));
    for (String name : List.of("tile/0/000.p/" + size, "tile/entries/000.p/" + size)) {
      TilePath path = TilePath.parse(name).orElseThrow();
      log.write(path, ledger.tile(path).orElseThrow());
    }
    log.writeCheckpoint(now);
    List<NoteKey> keys =
        hub.get("hangzhou", "/v1/ledger/keys").body().lines().map(NoteKey::parse).toList();
    TrustedLog trusted = new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys));
    assertThat(new LogVerifier(trusted).verify(log, Map.of("former", former)))
        .isInstanceOf(Verdict.Sound.class);
  }

  /** The ids of letters of which anything stored opens by any key that there is, however used. */
  private List<String> open(Path home, KeystoreContents keys) throws Exception {
    try (EmbeddedPostgres postgres = postgres(home);
        Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select distinct l.id, s.* from (
                  select number, 'original' as part, suite, content from letter
                  union all select number, 'to:' || party, suite, body from parcel
                  union all select number, 'to:' || party, suite, body from parked
                  union all select number, 'said:' || party, suite, words from event
                            where words is not null) as s join letter l using (number)
                order by 1\
                """)) {
      List<String> open = new ArrayList<>();
      while (row.next()) {
        long number = row.getLong(2);
        String part = row.getString(3);
        Suite suite = row.getInt(4) == Suite.NATIONAL.code() ? Suite.NATIONAL : Suite.INTERNATIONAL;
        byte[] context = (number + "/" + part).getBytes(StandardCharsets.UTF_8);
        if (keys.opens(suite, number, part, row.getBytes(5), context)
            && !open.contains(row.getString(1))) {
          open.add(row.getString(1));
        }
      }
      return open;
    }
  }

  private static List<String> strings(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    if (Files.isDirectory(from)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
