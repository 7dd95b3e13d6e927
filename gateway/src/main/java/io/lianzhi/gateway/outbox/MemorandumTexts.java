package io.lianzhi.gateway.outbox;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps every text of a memorandum that was ever in force here, for ever. */
public final class MemorandumTexts {
  private static final String ENTER =
      """
      insert into memorandum (digest, id, text, since) values (?, ?, ?, ?)
      on conflict do nothing\
      """;

  private static final String BY_DIGEST =
      "select digest, id, text, since from memorandum where digest = ?";

  private static final String BY_TIME =
      """
      select digest, id, text, since from memorandum
      where id = ? and since <= ? order by since desc limit 1\
      """;

  private final DataSource database;
  private final Deeds deeds;
  private final Clock clock;

  public MemorandumTexts(DataSource database, Deeds deeds, Clock clock) {
    this.database = database;
    this.deeds = deeds;
    this.clock = clock;
  }

  /**
   * A text.
   *
   * @param sha256 in lower-case hexadecimal digits
   * @param since when this hub first went by it
   */
  public record Text(String id, String sha256, byte[] content, Instant since) {}

  /**
   * Writes down by which texts this node decides from now on; of one that is new, it stands in the
   * log, too.
   *
   * @param texts by the memorandum's id
   */
  public MemorandumPins enter(Administrator hub, Map<String, byte[]> texts) {
    return new Transactions(database)
        .run(connection -> {
          Map<String, String> digests = new HashMap<>();
          for (Map.Entry<String, byte[]> each : texts.entrySet()) {
            digests.put(each.getKey(), enter(connection, hub, each.getKey(), each.getValue()));
          }
          return new MemorandumPins(digests);
        });
  }

  private String enter(Connection connection, Administrator hub, String id, byte[] text)
      throws SQLException {
    String digest = HexFormat.of().formatHex(Suite.INTERNATIONAL.digest(text));
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setString(1, digest);
      statement.setString(2, id);
      statement.setBytes(3, text);
      Times.set(statement, 4, clock.instant());
      if (statement.executeUpdate() == 1) {
        String after = "{\"sha256\":\"" + digest + "\"}";
        deeds.write(connection, new Deed(hub, "MEMORANDUM_ENTERED", "memorandum/" + id, "", after));
      }
    }
    return digest;
  }

  /** The text of that digest. */
  public Optional<Text> find(String sha256) {
    return read(BY_DIGEST, statement -> statement.setString(1, sha256));
  }

  /** The text that had come last by then; of copies whose events name none. */
  public Optional<Text> lastBefore(String id, Instant at) {
    return read(
        BY_TIME,
        statement -> {
          statement.setString(1, id);
          Times.set(statement, 2, at);
        });
  }

  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private Optional<Text> read(String sql, Binding binding) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.to(statement);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Text(
                    row.getString(2), row.getString(1), row.getBytes(3), Times.get(row, "since")))
            : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}
