package io.lianzhi.gateway.credential;

import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The newest revocation list of each authority. */
final class RevocationListTable {
  private static final String MAKE =
      """
      insert into revocation_list (authority, number, change, list) values (?, 0, -1, '')
      on conflict do nothing\
      """;
  private static final String LOCK =
      "select number, change, list from revocation_list where authority = ? for update";
  private static final String KEEP =
      "update revocation_list set number = ?, change = ?, list = ? where authority = ?";

  /**
   * A row.
   *
   * @param number of the list; 0 where there is none yet
   * @param change which state of the register it tells
   */
  record Row(long number, long change, byte[] list) {}

  private RevocationListTable() {}

  /** The row, which nobody else changes until the transaction is over. */
  static Row lock(Connection connection, Suite authority) throws SQLException {
    try (PreparedStatement make = connection.prepareStatement(MAKE);
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      make.setString(1, authority.name());
      make.executeUpdate();
      lock.setString(1, authority.name());
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return new Row(row.getLong(1), row.getLong(2), row.getBytes(3));
      }
    }
  }

  static void keep(Connection connection, Suite authority, Row row) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setLong(1, row.number());
      keep.setLong(2, row.change());
      keep.setBytes(3, row.list());
      keep.setString(4, authority.name());
      keep.executeUpdate();
    }
  }
}
