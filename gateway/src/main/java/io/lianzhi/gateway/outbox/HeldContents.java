package io.lianzhi.gateway.outbox;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Envelopes;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.HoldKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** What legal holds keep: content sealed once more, under the hold's own key. */
public final class HeldContents {
  private static final String FIND =
      """
      select c.hold, c.sealed from held_content c join legal_hold h on h.id = c.hold
      where c.stands_for = ? and h.lifted_at is null\
      """;
  private static final String KEEP =
      "insert into held_content (hold, stands_for, sealed) values (?, ?, ?) on conflict do nothing";
  private static final String DROP = "delete from held_content where hold = ?";

  private final DataSource database;
  private final HoldKeys keys;

  public HeldContents(DataSource database, HoldKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** What stood in these sealed bytes, where a hold in force keeps it. */
  Optional<byte[]> open(Sealed sealed) {
    byte[] standsFor = digest(sealed);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, standsFor);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? open(row, standsFor) : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private Optional<byte[]> open(ResultSet row, byte[] standsFor) throws SQLException {
    String hold = row.getString(1);
    byte[] kept = row.getBytes(2);
    return keys.find(hold).map(key -> Envelopes.open(key, kept, context(hold, standsFor)));
  }

  /** Keeps what stands in {@code sealed} once more. */
  void keep(Connection connection, String hold, Sealed sealed, byte[] content) throws SQLException {
    ContentKey key = keys.find(hold).orElseThrow();
    byte[] standsFor = digest(sealed);
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, hold);
      statement.setBytes(2, standsFor);
      statement.setBytes(3, Envelopes.seal(key, content, context(hold, standsFor)));
      statement.executeUpdate();
    }
  }

  void drop(Connection connection, String hold) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DROP)) {
      statement.setString(1, hold);
      statement.executeUpdate();
    }
  }

  private static byte[] digest(Sealed sealed) {
    return Suite.INTERNATIONAL.digest(sealed.bytes());
  }

  private static byte[] context(String hold, byte[] standsFor) {
    byte[] head = ("hold/" + hold + "/").getBytes(StandardCharsets.UTF_8);
    byte[] context = Arrays.copyOf(head, head.length + standsFor.length);
    System.arraycopy(standsFor, 0, context, head.length, standsFor.length);
    return context;
  }
}
