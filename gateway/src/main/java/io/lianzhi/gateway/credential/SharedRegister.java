package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.keys.OpenSsh;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub shares with parties beside certificates, for its whole life. Each node looks twice a
 * second whether the table has changed; while the database is away, what was known last holds. What
 * a node's configuration holds counts as long as it holds it, unless it is withdrawn.
 */
public final class SharedRegister implements TakenSecrets, Alive, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedRegister.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final DataSource database;
  private final PartyId hub;
  private final SharedSeal seal;
  private final Deeds deeds;
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("shared-credentials", POLL, this::refresh, "shared credentials stay as they were");
  private final Map<PartyId, Map<String, Pattern>> forms = new ConcurrentHashMap<>();
  private final List<SharedValue> configured = new CopyOnWriteArrayList<>();
  private volatile List<SharedValue> given = List.of();
  private volatile long seen = RegisterRows.NONE;

  /**
   * @param hub the party that runs the hub
   * @param deeds where it writes down what it found in its configuration
   */
  public SharedRegister(
      DataSource database, PartyId hub, SharedSeal seal, Deeds deeds, Clock clock) {
    this.database = database;
    this.hub = hub;
    this.seal = seal;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Takes what is known, and goes on looking. */
  public void start() {
    refresh();
    rounds.start();
  }

  /** The same as every half second, now; if it does not go it is for the next time. */
  void look() {
    rounds.now();
  }

  /** Takes what has changed in the table, if something has. */
  synchronized void refresh() {
    try (Connection connection = database.getConnection()) {
      long number = SharedTable.ROWS.number(connection);
      if (number != seen) {
        given =
            SharedTable.ROWS.all(connection).stream()
                .filter(row -> row.credential().state().wasGiven())
                .flatMap(row -> opened(row).stream())
                .toList();
        seen = number;
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** What does not open does not count: whoever wrote it into the table has not the key. */
  private Optional<SharedValue> opened(SharedTable.Row row) {
    try {
      return Optional.of(seal.open(row));
    } catch (SealBrokenException foreign) {
      LOG.error("{} does not open, and does not count", row.credential().place());
      return Optional.empty();
    }
  }

  /** A party's adapter shares a secret of that name; others are entered under no name. */
  public void declare(PartyId party, String name, Pattern form) {
    forms.computeIfAbsent(party, _ -> new ConcurrentHashMap<>()).put(name, form);
  }

  /** What a secret of that name looks like; empty where the party's adapter has no such secret. */
  Optional<Pattern> form(PartyId party, String name) {
    return Optional.ofNullable(forms.getOrDefault(party, Map.of()).get(name));
  }

  /** Notes what this node's configuration holds; what was withdrawn before stays so. */
  public void configure(PartyId party, SharedKind kind, String name, Secret value) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Administrator itself = Administrator.hub(hub);
    SharedCredential fresh =
        new SharedCredential(
            0,
            party,
            kind,
            name,
            Origin.CONFIGURED,
            CredentialState.ACTIVE,
            itself.account(),
            now,
            Optional.of(now),
            now,
            Optional.empty(),
            Optional.empty());
    SharedValue here = new SharedValue(fresh, value);
    configured.add(here);
    if (given.stream().noneMatch(here::isSameAs)) {
      note(itself, here);
    }
  }

  private void note(Administrator itself, SharedValue here) {
    SharedCredential fresh = here.credential();
    Secret value = here.value();
    new Transactions(database)
        .run(connection -> {
          SharedTable.ROWS.lock(connection);
          if (!isKnown(connection, fresh, value)) {
            SharedCredential noted = SharedTable.insert(connection, fresh, seal.seal(fresh, value));
            deeds.write(connection, SharedDeeds.noted(itself, noted));
          }
          return fresh;
        });
    refresh();
  }

  /** Whether that value was given under that name before. */
  boolean isKnown(Connection connection, SharedCredential like, Secret value) throws SQLException {
    return SharedTable.named(connection, like).stream()
        .filter(row -> row.credential().state().wasGiven())
        .flatMap(row -> opened(row).stream())
        .anyMatch(known -> known.is(value.reveal()));
  }

  /** The secret of that name to be shown now. */
  public Optional<Secret> current(PartyId party, String name) {
    return values().current(party, name, clock.instant());
  }

  @Override
  public List<Secret> taken(PartyId party, String name) {
    return values().secrets(party, name, clock.instant());
  }

  /** Whether what was shown then is one that counts, or that was withdrawn only afterwards. */
  boolean takes(PartyId party, String name, String shown, Instant at) {
    return values().takes(party, name, shown, at);
  }

  /** What the party's SSH server may show itself by now. */
  public List<PublicKey> hostKeys(PartyId party) {
    return values().hostKeys(party, clock.instant()).stream()
        .flatMap(line -> OpenSsh.read(line.reveal()).stream())
        .toList();
  }

  /** Those that count and have an end. */
  public List<Ending> endings() {
    return values().endings(clock.instant());
  }

  private SharedValues values() {
    return new SharedValues(given, configured);
  }

  @Override
  public String name() {
    return "shared-credentials";
  }

  @Override
  public boolean alive() {
    return rounds.alive();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
