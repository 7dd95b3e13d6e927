package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Where polling of each line goes on; one node at a time holds a line. */
public final class PollCursors {
  private static final String PLACE =
      "insert into poll (party, line) values (?, ?) on conflict do nothing";
  private static final String LEASE =
      """
      update poll set owner = ?, until = now() + ? * interval '1 millisecond'
      where party = ? and line = ? and (owner = ? or until < now()) returning cursor\
      """;
  private static final String MOVE =
      "update poll set cursor = ? where party = ? and line = ? and owner = ?";
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final DataSource database;
  private final String node = UUID.randomUUID().toString();

  public PollCursors(DataSource database) {
    this.database = database;
  }

  /**
   * The cursor, if this node may poll the line now.
   *
   * @throws StoreUnavailable where the database is away
   */
  public Optional<String> lease(PartyId party, String line, Duration every) {
    try (Connection connection = database.getConnection();
        PreparedStatement place = connection.prepareStatement(PLACE);
        PreparedStatement lease = connection.prepareStatement(LEASE)) {
      place.setString(1, party.value());
      place.setString(2, line);
      place.executeUpdate();
      lease.setString(1, node);
      lease.setLong(2, every.plus(SLACK).toMillis());
      lease.setString(3, party.value());
      lease.setString(4, line);
      lease.setString(5, node);
      try (ResultSet row = lease.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** All up to here is on disk. */
  public void move(PartyId party, String line, String cursor) {
    try (Connection connection = database.getConnection();
        PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setString(1, cursor);
      move.setString(2, party.value());
      move.setString(3, line);
      move.setString(4, node);
      move.executeUpdate();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}
