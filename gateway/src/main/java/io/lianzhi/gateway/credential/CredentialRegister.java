package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What parties are known by, for its whole life. Each node looks twice a second whether the table
 * has changed, and every party's {@link Credentials} then say so at once; while the database is
 * away, what was known last holds.
 */
public final class CredentialRegister implements Alive, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final DataSource database;
  private final PartyId hub;
  private final Clock clock;
  private final Deeds deeds;
  private final Rounds rounds =
      new Rounds("credentials", POLL, this::refresh, "credentials stay as they were");
  private volatile List<Party> parties = List.of();
  private volatile List<Credential> all = List.of();
  private volatile long seen = RegisterRows.NONE;

  /**
   * @param hub the party that runs the hub
   * @param deeds where it writes down what it found in folders
   */
  public CredentialRegister(DataSource database, PartyId hub, Deeds deeds, Clock clock) {
    this.database = database;
    this.hub = hub;
    this.clock = clock;
    this.deeds = deeds;
  }

  /** Notes what the parties' folders hold, takes what is known of them, and goes on looking. */
  public void start(Collection<Party> seated) {
    parties = List.copyOf(seated);
    refresh();
    note();
    refresh();
    rounds.start();
  }

  /** Everything that stands in the register, by number. */
  public List<Credential> all() {
    return all;
  }

  /** Which state of the table is known here: another number after each change. */
  long change() {
    return seen;
  }

  /** The same as every half second, now; if it does not go it is for the next time. */
  void look() {
    rounds.now();
  }

  /** Takes what has changed in the table, if something has. */
  synchronized void refresh() {
    try (Connection connection = database.getConnection()) {
      long number = CredentialTable.ROWS.number(connection);
      if (number != seen) {
        take(CredentialTable.ROWS.all(connection));
        seen = number;
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private void take(List<Credential> rows) {
    all = List.copyOf(rows);
    Map<PartyId, List<Credential>> given =
        rows.stream()
            .filter(CredentialRegister::addsToFolder)
            .collect(Collectors.groupingBy(Credential::party));
    Set<String> withdrawn =
        rows.stream()
            .filter(credential -> credential.state().isWithdrawn())
            .flatMap(credential -> credential.fingerprint().stream())
            .collect(Collectors.toUnmodifiableSet());
    for (Party party : parties) {
      party.credentials().take(given.getOrDefault(party.id(), List.of()), withdrawn);
    }
  }

  /** What lies in a folder counts as long as it lies there: who takes it out means it. */
  private static boolean addsToFolder(Credential credential) {
    return credential.state().wasGiven() && credential.origin() != Origin.CONFIGURED;
  }

  private void note() {
    Set<String> known =
        all.stream()
            .flatMap(credential -> credential.fingerprint().stream())
            .collect(Collectors.toUnmodifiableSet());
    List<Credential> fresh =
        parties.stream()
            .flatMap(party -> configured(party).stream())
            .filter(credential -> !known.contains(credential.fingerprint().orElseThrow()))
            .toList();
    if (!fresh.isEmpty()) {
      note(fresh);
    }
  }

  private void note(List<Credential> fresh) {
    new Transactions(database)
        .run(connection -> {
          CredentialTable.ROWS.lock(connection);
          for (Credential credential : fresh) {
            Optional<Credential> noted =
                CredentialTable.insert(connection, credential, Optional.empty());
            if (noted.isPresent()) {
              deeds.write(connection, CredentialDeeds.noted(Administrator.hub(hub), noted.get()));
            }
          }
          return fresh.size();
        });
  }

  private List<Credential> configured(Party party) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Credential> configured = new ArrayList<>();
    party
        .credentials()
        .folder()
        .chains()
        .forEach((purpose, chains) ->
            chains.forEach(chain -> configured.add(configured(party, purpose, chain, now))));
    return configured;
  }

  private static Credential configured(
      Party party, Purpose purpose, List<X509Certificate> chain, Instant now) {
    return new Credential(
        0,
        party.id(),
        purpose,
        Origin.CONFIGURED,
        CredentialState.ACTIVE,
        chain,
        Certificates.keyDigest(chain.getFirst().getPublicKey()),
        now,
        now,
        Optional.empty());
  }

  @Override
  public String name() {
    return "credentials";
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
