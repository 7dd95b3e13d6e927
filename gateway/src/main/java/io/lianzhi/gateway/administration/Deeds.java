package io.lianzhi.gateway.administration;

import io.lianzhi.gateway.outbox.Bytes;
import io.lianzhi.gateway.outbox.Times;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes down what administrators do, in the transaction in which they do it. */
public final class Deeds {
  private static final String WRITE =
      """
      insert into deed (at, account, role, party, unit, what, target, before, after, leaf)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Clock clock;

  public Deeds(Clock clock) {
    this.clock = clock;
  }

  /** Writes one down; the log takes it once the transaction is over. */
  public void write(Connection connection, Deed deed) throws SQLException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      Times.set(statement, 1, at);
      statement.setString(2, deed.who().account());
      statement.setString(3, deed.who().role().name());
      statement.setString(4, deed.who().party().value());
      statement.setString(5, deed.who().unit());
      statement.setString(6, deed.what());
      statement.setString(7, deed.on());
      statement.setString(8, deed.before());
      statement.setString(9, deed.after());
      statement.setBytes(10, Suite.INTERNATIONAL.digest(record(at, deed)));
      statement.executeUpdate();
    }
  }

  /** A deed's record, of which its leaf is the digest. */
  static byte[] record(Instant at, Deed deed) {
    return new Bytes()
        .text("deed")
        .number(ChronoUnit.MICROS.between(Instant.EPOCH, at))
        .text(deed.who().account())
        .text(deed.who().role().name())
        .text(deed.who().party().value())
        .text(deed.who().unit())
        .text(deed.what())
        .text(deed.on())
        .text(deed.before())
        .text(deed.after())
        .toArray();
  }
}
