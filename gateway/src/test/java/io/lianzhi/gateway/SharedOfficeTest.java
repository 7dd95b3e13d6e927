package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Secrets shared with parties, as their administrators see them at the port of a running hub.
 * Fuyang speaks as Hangzhou does, and was seated without a folder and without a secret.
 */
class SharedOfficeTest {
  private static final String SHARED = "/shared-credentials";
  private static final String BODY = "{}";
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'public'";

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static final List<String> SAID = new ArrayList<>();

  private static RunningHub hub;
  private static Office office;
  private static Person system;
  private static Person security;
  private static Person audit;
  private static HttpClient fuyang;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    hub =
        new RunningHub(
            home,
            TestDatabase.freshUrl(),
            List.of(
                "--lianzhi.parties.fuyang.adapter=hangzhou",
                "--lianzhi.parties.fuyang.region=330111",
                "--lianzhi.parties.fuyang.name-zh=fuyang",
                "--lianzhi.parties.fuyang.name-en=fuyang",
                "--lianzhi.parties.fuyang.credentials=" + home.resolve("credentials/fuyang"),
                "--lianzhi.parties.fuyang.settings.baseUrl=https://localhost:1",
                "--lianzhi.parties.fuyang.settings.tokenUrl=https://localhost:1/token",
                "--lianzhi.parties.fuyang.settings.clientId=lianzhi"));
    office = new Office(hub);
    system = office.first("system-administrator");
    security = office.first("security-administrator");
    audit = office.first("audit-administrator");
    fuyang = office.client(office.given(system, security, "fuyang", "TLS_CLIENT"));
    LOG.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static Answer post(Person who, String path, Object body) throws Exception {
    Answer answer = office.post(who, path, body);
    SAID.add(answer.body());
    return answer;
  }

  private static Answer approve(String kind, String number) throws Exception {
    Answer proposed =
        post(system, "/proposals", Map.of("kind", kind, "target", number, "body", Map.of()));
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    String approval = "/proposals/" + proposed.json().get("number") + "/approval";
    assertThat(office.post(system, approval).status()).isEqualTo(403);
    Answer approved = office.post(security, approval);
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    SAID.add(approved.body());
    return approved;
  }

  private static String number(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().get("number").asString();
  }

  private static Answer enter(Person who, String party, String name, String value)
      throws Exception {
    return post(who, SHARED + "/secrets", Map.of("party", party, "name", name, "value", value));
  }

  /** The status of a web-hook of Fuyang, coded under that secret. */
  private static int hook(String secret) throws Exception {
    String time = Long.toString(Instant.now().getEpochSecond());
    MacKey key = MacKey.of(Suite.INTERNATIONAL, secret.getBytes(StandardCharsets.UTF_8));
    String code =
        HexFormat.of().formatHex(key.code((time + "." + BODY).getBytes(StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + hub.port() + "/partners/fuyang/events"))
            .header("Content-Type", "application/json")
            .header("X-Hz-Timestamp", time)
            .header("X-Hz-Signature", code)
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return fuyang.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static boolean isHook(String secret, boolean taken) {
    try {
      return (hook(secret) != 401) == taken;
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void aSecretThatTheHubMadeIsGivenOutOnceTakesOverAndIsRevokedAtOnce() throws Exception {
    Map<String, Object> asked = Map.of("party", "fuyang", "name", "webhook");
    assertThat(post(security, SHARED + "/made-secrets", asked).status()).isEqualTo(403);
    Answer made = office.post(system, SHARED + "/made-secrets", asked);
    String first = made.json().get("value").stringValue();
    String number = made.json().get("credential").get("number").asString();
    assertThat(hook(first)).isEqualTo(401);
    approve("SHARED_CREDENTIAL_APPROVE", number);
    assertThat(TwoNodes.comesTrue(() -> isHook(first, true))).isTrue();

    String next = number(enter(system, "fuyang", "webhook", "what Fuyang chose instead"));
    assertThat(isHook("what Fuyang chose instead", false)).isTrue();
    approve("SHARED_CREDENTIAL_APPROVE", next);
    assertThat(TwoNodes.comesTrue(() -> isHook("what Fuyang chose instead", true))).isTrue();
    assertThat(isHook(first, true)).isTrue();
    assertThat(hook("somebody else's secret")).isEqualTo(401);

    Map<String, Object> reason = Map.of("reason", "SUPERSEDED");
    String place = SHARED + "/" + number;
    assertThat(post(system, place + "/revocation", reason).status()).isEqualTo(403);
    Answer revoked = post(security, place + "/revocation", reason);
    assertThat(revoked.json().get("state").stringValue()).isEqualTo("REVOKED");
    assertThat(hook(first)).isEqualTo(401);
    assertThat(isHook("what Fuyang chose instead", true)).isTrue();
    assertThat(post(security, place + "/revocation", reason).status()).isEqualTo(409);

    Answer suspended = office.post(security, SHARED + "/" + next + "/suspension");
    assertThat(suspended.json().get("state").stringValue()).isEqualTo("SUSPENDED");
    assertThat(hook("what Fuyang chose instead")).isEqualTo(401);
    approve("SHARED_CREDENTIAL_RESUME", next);
    assertThat(TwoNodes.comesTrue(() -> isHook("what Fuyang chose instead", true))).isTrue();

    SAID.add(office.get(system, SHARED + "/" + number).body());
    SAID.add(office.get(audit, SHARED).body());
    SAID.add(office.get(security, "/proposals").body());
    SAID.add(office.get(audit, "/deeds?limit=200").body());
    assertThat(SAID.getLast()).contains("SHARED_CREDENTIAL_REVOKED", "shared-credential/");
    Traces traces =
        new Traces().text(Map.of("made", first, "entered", "what Fuyang chose instead"));
    assertThat(traces.in(made.body())).isNotEmpty();
    assertThat(traces.in(String.join("\n", SAID))).isEmpty();
    assertThat(traces.in(database())).isEmpty();
    assertThat(traces.in(log())).isEmpty();
  }

  /** Every row of every table, bytes in hexadecimal digits. */
  private static String database() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = hub.database().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : column(statement, TABLES)) {
        column(statement, "select t::text from \"" + table + "\" t")
            .forEach(row -> all.append(row).append('\n'));
      }
    }
    assertThat(all).contains("webhook", "fuyang");
    return all.toString();
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private static String log() {
    return List.copyOf(LOG.list).stream()
        .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whatIsEnteredWronglyIsRefusedInWordsWithoutBeingRepeated() throws Exception {
    Answer unknown = enter(system, "fuyang", "client-secrets", "zyxwv");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("no secret of that name");
    assertThat(enter(system, "nobody", "webhook", "zyxwv").status()).isEqualTo(404);
    for (String wrong : List.of("", " zyxwv", "zyxwv\n", "密码", "zyxwv".repeat(103))) {
      Answer refused = enter(system, "fuyang", "client-secret", wrong);
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body()).doesNotContain("zyxwv");
    }
    Answer late =
        post(
            system,
            SHARED + "/secrets",
            Map.of(
                "party", "fuyang",
                "name", "client-secret",
                "value", "zyxwv",
                "until", "2021-01-01T00:00:00Z"));
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.json().get("at").stringValue()).isEqualTo("until");
    String number = number(enter(system, "fuyang", "client-secret", "zyxwv"));
    Answer refused = office.post(security, SHARED + "/" + number + "/refusal");
    assertThat(refused.json().get("state").stringValue()).isEqualTo("REFUSED");
    assertThat(office.post(system, SHARED + "/" + number + "/rehearsal").status()).isEqualTo(409);
    assertThat(office.get(system, SHARED + "/4711").status()).isEqualTo(404);
  }

  @Test
  void aRehearsalSaysWhatStandsInTheWayAndWhetherTheSecretWasAskedFor() throws Exception {
    String client = number(enter(system, "fuyang", "client-secret", "to be tried"));
    Answer tried = office.post(security, SHARED + "/" + client + "/rehearsal");
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().get("used").booleanValue()).isTrue();
    assertThat(tried.json().get("reached").booleanValue()).isFalse();
    assertThat(tried.body()).contains("NOBODY_LISTENS").doesNotContain("to be tried");
    String licence = number(enter(system, "shaoxing", "jkxlh", "a next licence"));
    Answer inbound = office.post(system, SHARED + "/" + licence + "/rehearsal");
    assertThat(inbound.json().get("used").booleanValue()).isFalse();
    assertThat(office.get(audit, "/deeds?limit=200").body())
        .contains("SHARED_CREDENTIAL_REHEARSED", "NOBODY_LISTENS");
  }

  @Test
  void listsWhatIsConfiguredAndTakesHostKeys() throws Exception {
    Answer all = office.get(security, SHARED + "?party=shaoxing");
    assertThat(all.json().get("credentials").get(0).toString())
        .contains("\"CONFIGURED\"", "\"name\":\"jkxlh\"", "\"askedBy\":\":hub\"")
        .doesNotContain("a secret", "fuyang");
    Instant now = Instant.now();
    String line =
        OpenSsh.line(
            CertificateAuthority.selfSigned(
                    "CN=server",
                    SignatureAlgorithm.ECDSA_P256_SHA256,
                    new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))))
                .publicKey(),
            "server");
    Answer entered = post(system, SHARED + "/host-keys", Map.of("party", "fuyang", "key", line));
    assertThat(entered.json().get("name").stringValue()).startsWith("SHA256:");
    approve("SHARED_CREDENTIAL_APPROVE", number(entered));
    assertThat(post(system, SHARED + "/host-keys", Map.of("party", "fuyang", "key", "x")).status())
        .isEqualTo(400);
    assertThat(office.send(Optional.empty(), "GET", SHARED, Optional.empty()).status())
        .isEqualTo(401);
  }
}
