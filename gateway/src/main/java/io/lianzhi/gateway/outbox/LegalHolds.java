package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.security.keys.HoldKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps single letters beyond their clause's time: as they came, and what parties said to them. Who
 * may ask and who approves is decided before; both are done in the approval's transaction. A copy
 * that still waits is not held: when its time is over nobody gets it.
 */
public final class LegalHolds {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String IN_FORCE =
      "select id, matter, reason from legal_hold where number = ? and lifted_at is null for update";
  private static final String PLACE =
      """
      insert into legal_hold (id, number, matter, reason, placed_at, placed_by)
      values (?, ?, ?, ?, ?, ?)\
      """;
  private static final String LIFT =
      "update legal_hold set lifted_at = ?, lifted_by = ? where id = ?";
  private static final String LIFTED = "select id from legal_hold where lifted_at is not null";
  private static final String ALL =
      """
      select number, matter, reason, placed_at, placed_by from legal_hold
      where lifted_at is null order by placed_at\
      """;

  private final DataSource database;
  private final HoldKeys keys;
  private final HeldLetter letters;
  private final HeldContents contents;
  private final Deeds deeds;
  private final Clock clock;

  public LegalHolds(
      DataSource database, HoldKeys keys, Sealer sealer, HeldContents contents, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.contents = contents;
    this.letters = new HeldLetter(sealer, contents);
    this.deeds = new Deeds(clock);
    this.clock = clock;
  }

  /** A hold in force. */
  public record Hold(
      Incident letter, String matter, String reason, Instant placedAt, String placedBy) {}

  /**
   * Holds a letter, in the transaction of {@code connection}.
   *
   * @param who approves it
   * @throws HoldRefused if there is no such letter, it is held already, or its time is over
   */
  public void place(Connection connection, Administrator who, HoldRequest request)
      throws SQLException {
    long number = letters.number(connection, request.letter());
    if (find(connection, number).isPresent()) {
      throw new HoldRefused("the letter " + request.letter().number() + " is held already");
    }
    String hold = UUID.randomUUID().toString();
    keys.create(hold);
    try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
      statement.setString(1, hold);
      statement.setLong(2, number);
      statement.setString(3, request.matter());
      statement.setString(4, request.reason());
      Times.set(statement, 5, clock.instant());
      statement.setString(6, who.account());
      statement.executeUpdate();
    }
    if (!letters.keep(connection, hold, number)) {
      throw new HoldRefused(
          "the time of the letter " + request.letter().number() + " is over: nothing is left");
    }
    deeds.write(
        connection,
        new Deed(
            who, "HOLD_PLACED", on(number), "", told(hold, request.matter(), request.reason())));
  }

  /**
   * Lifts the hold of a letter, in the transaction of {@code connection}. From its commit on the
   * letter is no longer held; the hold's key is destroyed by {@link #destroyLifted}.
   *
   * @throws HoldRefused if it is not held
   */
  public void lift(Connection connection, Administrator who, Incident letter) throws SQLException {
    long number = letters.number(connection, letter);
    InForce held =
        find(connection, number)
            .orElseThrow(() -> new HoldRefused("the letter " + letter.number() + " is not held"));
    try (PreparedStatement statement = connection.prepareStatement(LIFT)) {
      Times.set(statement, 1, clock.instant());
      statement.setString(2, who.account());
      statement.setString(3, held.id());
      statement.executeUpdate();
    }
    contents.drop(connection, held.id());
    deeds.write(
        connection,
        new Deed(
            who, "HOLD_LIFTED", on(number), told(held.id(), held.matter(), held.reason()), ""));
  }

  /** Keeps what was said to held letters since, before their keys go. */
  void keepUp(Connection connection) throws SQLException {
    for (String hold : strings(connection, "select id from legal_hold where lifted_at is null")) {
      letters.keep(connection, hold, number(connection, hold));
    }
  }

  /** Destroys the keys of holds that are lifted, for good; it may be told the same again. */
  public void destroyLifted() {
    List<String> existing = keys.ids();
    if (existing.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      strings(connection, LIFTED).stream().filter(existing::contains).forEach(keys::destroy);
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** Those in force, the oldest first. */
  public List<Hold> all() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      List<Hold> all = new ArrayList<>();
      while (row.next()) {
        all.add(
            new Hold(
                Incident.of(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                Times.get(row, "placed_at"),
                row.getString(5)));
      }
      return all;
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** Whether this letter is held. */
  boolean isHeld(Incident letter) {
    return all().stream().anyMatch(hold -> hold.letter().equals(letter));
  }

  private record InForce(String id, String matter, String reason) {}

  private static Optional<InForce> find(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IN_FORCE)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new InForce(row.getString(1), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  private static long number(Connection connection, String hold) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select number from legal_hold where id = ?")) {
      statement.setString(1, hold);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }

  private static String on(long number) {
    return "letter/" + Incident.of(number).number();
  }

  private static String told(String hold, String matter, String reason) {
    return JSON.createObjectNode()
        .put("hold", hold)
        .put("matter", matter)
        .put("reason", reason)
        .toString();
  }
}
