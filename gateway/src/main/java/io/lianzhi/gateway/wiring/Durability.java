package io.lianzhi.gateway.wiring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A receipt means "on disk": the hub does not work on a PostgreSQL that only says so, and there is
 * no setting that lets it.
 */
final class Durability {
  private static final List<String> SETTINGS =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private Durability() {}

  /**
   * Asks PostgreSQL, on a connection as the hub uses them.
   *
   * @throws IllegalStateException where one of the settings is not on
   */
  static void require(DataSource database) {
    Map<String, String> wrong = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : SETTINGS) {
        String value = value(statement, name);
        if (!value.equals("on")) {
          wrong.put(name, value);
        }
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException("PostgreSQL cannot be asked how it writes", unreadable);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "PostgreSQL could lose letters that the hub has acknowledged: "
              + wrong
              + "; fsync, synchronous_commit and full_page_writes must be on");
    }
  }

  private static String value(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
