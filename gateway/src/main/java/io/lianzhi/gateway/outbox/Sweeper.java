package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Ends what a dead node left: questions past their deadline, and answers nobody came for. */
final class Sweeper {
  private static final String DEAD_QUESTIONS =
      """
      select number, party, clause from parcel
      where lane = 'question' and deadline < now() - interval '1 second' limit 500\
      """;
  private static final String LATE_ANSWERS =
      """
      update parcel set lane = party || ':' || mod(mod(subject, 16) + 16, 16)
      where lane = 'answer' and taken_at < now() - interval '15 seconds'\
      """;
  private static final String UNCLAIMED =
      """
      update parcel set lane = party || ':' || mod(mod(subject, 16) + 16, 16)
      where lane = 'answer' and number = ? and party = ?\
      """;

  private final DataSource database;
  private final Settler settler;

  Sweeper(DataSource database, Settler settler) {
    this.database = database;
    this.settler = settler;
  }

  void sweep() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement late = connection.prepareStatement(LATE_ANSWERS);
        PreparedStatement questions = connection.prepareStatement(DEAD_QUESTIONS);
        ResultSet dead = questions.executeQuery()) {
      while (dead.next()) {
        var _ =
            settler.unanswered(
                dead.getLong(1),
                new PartyId(dead.getString(2)),
                FirstReceipt.clause(dead.getString(3)).orElseThrow());
      }
      late.executeUpdate();
    }
  }

  /** The one who waited has gone: the answer goes by its party's lane. */
  void unclaimed(OutboxParcel answer) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(UNCLAIMED)) {
      statement.setLong(1, answer.number());
      statement.setString(2, answer.party().value());
      statement.executeUpdate();
    }
  }
}
