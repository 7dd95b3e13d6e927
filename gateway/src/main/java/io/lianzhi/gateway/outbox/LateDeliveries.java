package io.lianzhi.gateway.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies that ended with their clause's time while they were on their way, and arrived after all:
 * the books say so too.
 */
final class LateDeliveries {
  private static final String LATE =
      """
      select s.number, s.party from unnest(?, ?) as s (number, party)
      where exists (select from event e
                    where e.number = s.number and e.party = s.party and e.what = 'ENDED')
        and not exists (select from event e
                        where e.number = s.number and e.party = s.party and e.what = 'DELIVERED')\
      """;

  private LateDeliveries() {}

  /**
   * Which of them these are.
   *
   * @param settlements whose row was gone already
   */
  static Set<String> find(Connection connection, List<Settlement> settlements) throws SQLException {
    List<Settlement> delivered =
        settlements.stream()
            .filter(settlement -> settlement.event().what() == EventKind.DELIVERED)
            .toList();
    Set<String> late = new HashSet<>();
    if (delivered.isEmpty()) {
      return late;
    }
    try (PreparedStatement statement = connection.prepareStatement(LATE)) {
      new Columns<>(statement, delivered, 1)
          .number(Settlement::number)
          .text(settlement -> settlement.party().value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          late.add(Settlement.key(row.getLong(1), row.getString(2)));
        }
      }
    }
    return late;
  }
}
