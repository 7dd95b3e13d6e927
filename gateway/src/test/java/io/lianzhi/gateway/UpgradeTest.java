package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Letters that wait in the tables of an older release go out by today's. */
class UpgradeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORMER = "5";

  @Test
  void lettersThatWaitOutliveAnUpgrade(@TempDir Path home) throws Exception {
    String today = TestDatabase.freshUrl();
    String incident;
    String parked;
    try (RunningHub hub = new RunningHub(home, today)) {
      incident = incident(send(hub, "waits-1", "Q11"));
      parked = incident(send(hub, "parked-1", "Z99"));
    }
    String former = TestDatabase.freshUrl();
    asTheFormerReleaseLeftIt(today, former);

    try (RunningHub hub = new RunningHub(home, former)) {
      assertThat(incident(send(hub, "waits-1", "Q11"))).isEqualTo(incident);
      assertThat(incident(send(hub, "parked-1", "Z99"))).isEqualTo(parked);
      JsonNode waiting = JSON.readTree(hub.get("hangzhou", "/v1/waiting").body()).get("parcels");
      assertThat(waiting).hasSize(1);
      String parcel = waiting.get(0).get("parcel").stringValue();
      assertThat(parcel).startsWith(incident);
      byte[] accepted = "{\"outcome\":\"ACCEPTED\"}".getBytes(StandardCharsets.UTF_8);
      String path = "/v1/waiting/" + parcel + "/acknowledgement";
      hub.send("hangzhou", hub.sign("hangzhou", "POST", path, accepted), "zh");
      assertThat(state(hub, "waits-1")).isEqualTo("DELIVERED");
      assertThat(state(hub, "parked-1")).isEqualTo("PARKED");
      assertThat(JSON.readTree(hub.get("hangzhou", "/v1/waiting").body()).get("parcels")).isEmpty();
    }
  }

  /** The rows of all tables that it had, in its schema. */
  private static void asTheFormerReleaseLeftIt(String today, String former)
      throws SQLException, IOException {
    Flyway.configure().dataSource(former, "postgres", "").target(FORMER).load().migrate();
    try (Connection from = DriverManager.getConnection(today, "postgres", "");
        Connection to = DriverManager.getConnection(former, "postgres", "")) {
      assertThat(strings(to, "select tablename from pg_tables where tablename = 'deed'")).isEmpty();
      for (String table :
          strings(
              to,
              """
              select tablename from pg_tables
              where schemaname = 'public' and tablename <> 'flyway_schema_history'\
              """)) {
        copy(table, from, to);
      }
      run(
          to,
          "select setval('letter_number', "
              + strings(from, "select last_value from letter_number").getFirst()
              + ")");
      run(to, "select setval('parcel_seq_seq', 1000)");
    }
  }

  private static void copy(String table, Connection from, Connection to)
      throws SQLException, IOException {
    String columns =
        String.join(
            ", ",
            strings(
                to,
                "select quote_ident(column_name) from information_schema.columns where table_name"
                    + " = '"
                    + table
                    + "' order by ordinal_position"));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    from.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy " + table + " (" + columns + ") to stdout", rows);
    run(to, "truncate " + table);
    to.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy " + table + " (" + columns + ") from stdin",
            new ByteArrayInputStream(rows.toByteArray()));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }

  private static String send(RunningHub hub, String id, String vehicleType) throws Exception {
    byte[] body =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .replaceFirst("\"id\": *\"[^\"]*\"", "\"id\": \"" + id + "\"")
            .replace("\"Q11\"", "\"" + vehicleType + "\"")
            .getBytes(StandardCharsets.UTF_8);
    return hub.send("jinhua", hub.sign("jinhua", "POST", "/v1/letters", body), "zh").body();
  }

  private static String incident(String receipt) {
    return JSON.readTree(receipt).get("incident").stringValue();
  }

  private static String state(RunningHub hub, String id) throws Exception {
    return JSON.readTree(hub.get("jinhua", "/v1/letters/" + id).body())
        .get("addressees")
        .get(0)
        .get("state")
        .stringValue();
  }
}
