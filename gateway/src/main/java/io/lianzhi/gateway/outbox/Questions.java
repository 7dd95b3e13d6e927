package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Questions skip the queue: the node that took one asks until it is settled or its deadline has
 * come. When that node dies or stops, another one goes on.
 */
final class Questions {
  private static final String ADOPT =
      """
      update parcel set owner = ? where (number, party) in
        (select number, party from parcel p
         where lane = 'question' and party = any(?) and deadline > now()
           and not exists (select 1 from node n where n.id = p.owner and n.until > now())
         limit 200 for update skip locked)
      returning number, party\
      """;

  private record Key(long number, PartyId party) {}

  private final DataSource database;
  private final NodeId node;
  private final Clock clock;
  private final ParcelReader reader;
  private final Settler settler;
  private final String[] called;
  private final Function<PartyId, Optional<Carrier>> carriers;
  private volatile boolean open = true;

  Questions(
      Outbox.Place place,
      ParcelReader reader,
      Settler settler,
      Collection<PartyId> called,
      Function<PartyId, Optional<Carrier>> carriers) {
    this.database = place.database();
    this.node = place.node();
    this.clock = place.clock();
    this.reader = reader;
    this.settler = settler;
    this.called = called.stream().map(PartyId::value).toArray(String[]::new);
    this.carriers = carriers;
  }

  /** Asks from now on; a party that is not called fetches its questions itself. */
  void ask(OutboxParcel question) {
    carriers
        .apply(question.party())
        .ifPresent(
            carrier -> Thread.ofVirtual().name("question").start(() -> ask(question, carrier)));
  }

  private void ask(OutboxParcel question, Carrier carrier) {
    Instant deadline = question.deadline().orElseThrow();
    for (int attempts = 1; open; attempts++) {
      if (!clock.instant().isBefore(deadline)) {
        // The settler tries until it is on disk; nobody waits for it here.
        var _ = settler.unanswered(question);
        return;
      }
      if (!(carrier.handOver(question) instanceof Fate.Later later)) {
        return;
      }
      Instant again = carrier.again(attempts, later);
      pause(Duration.between(clock.instant(), again.isBefore(deadline) ? again : deadline));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Goes on with questions that a dead node left. */
  void adopt() throws SQLException {
    if (!open) {
      return;
    }
    for (Key orphan : orphans()) {
      reader.find(orphan.number(), orphan.party()).ifPresent(this::ask);
    }
  }

  private List<Key> orphans() throws SQLException {
    List<Key> orphans = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADOPT)) {
      statement.setString(1, node.value());
      statement.setArray(2, connection.createArrayOf("text", called));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          orphans.add(new Key(row.getLong(1), new PartyId(row.getString(2))));
        }
      }
    }
    return orphans;
  }

  /** Asks nothing more; another node adopts what is open once this one has left. */
  void close() {
    open = false;
  }
}
