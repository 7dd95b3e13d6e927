package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Asker;
import io.lianzhi.gateway.outbox.LetterState.AddresseeState;
import io.lianzhi.gateway.outbox.LetterState.HistoryEntry;
import io.lianzhi.gateway.outbox.LetterState.Summary;
import io.lianzhi.gateway.outbox.LetterState.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a letter's state from its events, in the order of their transactions: the clocks of two
 * nodes may differ.
 */
final class StateReader {
  /** Of one that waited for a code and went on, what it went on as. */
  private static final String LETTER =
      """
      select * from letter
      where number = coalesce((select resumed from unread where number = ?), ?)\
      """;

  private final Sealer sealer;

  StateReader(Sealer sealer) {
    this.sealer = sealer;
  }

  /** The state as {@code asker} may know it; empty where the letter does not concern it. */
  Optional<LetterState> read(Connection connection, long number, Asker asker) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LETTER)) {
      statement.setLong(1, number);
      statement.setLong(2, number);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long found = row.getLong("number");
        boolean sender = row.getString("sender").equals(asker.party().value());
        List<HistoryEntry> history = history(connection, found, asker.party(), sender);
        return (sender || wasReleased(history)) && UnitScope.has(connection, found, asker)
            ? Optional.of(new LetterState(summary(row), addressees(history), history))
            : Optional.empty();
      }
    }
  }

  /** Whom a memorandum did not let have the letter does not learn of it here either. */
  private static boolean wasReleased(List<HistoryEntry> history) {
    return history.stream().anyMatch(entry -> !entry.event().equals(EventKind.REFUSED.name()));
  }

  static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        Optional.ofNullable(row.getString("id")),
        Incident.of(row.getLong("number")),
        row.getString("sender"),
        Optional.ofNullable(row.getString("kind")),
        Optional.ofNullable(row.getString("purpose")),
        Optional.ofNullable(row.getString("matter")),
        Optional.ofNullable(row.getString("answers")),
        row.getInt("version"),
        row.getBoolean("test"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  private List<HistoryEntry> history(Connection connection, long number, PartyId asker, boolean all)
      throws SQLException {
    return EventReader.read(connection, number, asker, all).stream().map(this::entry).toList();
  }

  private HistoryEntry entry(Event event) {
    return new HistoryEntry(
        event.at(),
        event.what().name(),
        Optional.of(event.party().value()),
        event.code(),
        event.clause().map(Clause::toString),
        detail(event));
  }

  /** The hub's own words, or else the party's. */
  private Optional<String> detail(Event event) {
    return event
        .words()
        .map(words -> sealer.openWords(words, event.number(), event.party()))
        .orElse(event.detail());
  }

  /** Each party's last event says where its copy is. */
  private static List<AddresseeState> addressees(List<HistoryEntry> history) {
    Map<String, AddresseeState> last = new LinkedHashMap<>();
    for (HistoryEntry entry : history) {
      String party = entry.party().orElseThrow();
      EventKind what = EventKind.valueOf(entry.event());
      if (what == EventKind.RESUMED) {
        // No longer its sender's: where its copies are says the rest.
        last.remove(party);
        continue;
      }
      last.put(
          party,
          new AddresseeState(
              party, where(what), entry.at(), entry.code(), entry.clause(), entry.detail()));
    }
    return List.copyOf(last.values());
  }

  private static Where where(EventKind what) {
    return switch (what) {
      case TAKEN -> Where.WAITING;
      case REFUSED -> Where.REFUSED;
      case PARKED, RESUMED -> Where.PARKED;
      case DELIVERED -> Where.DELIVERED;
      case DECLINED -> Where.DECLINED;
      case UNANSWERED, NO_ANSWER -> Where.UNANSWERED;
      case ENDED -> Where.ENDED;
    };
  }
}
