package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.Transactions;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns 60, 30, 14, 7 and 1 days before a certificate ends, once at each: parties' certificates
 * that count, and the hub's own. Each warning stands in a list, and is told by every way there is
 * until that has gone.
 */
public final class ExpiryWatch implements Alive, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
  private static final Duration LOOK = Duration.ofMinutes(10);
  private static final Duration TELL = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final House house;
  private final List<Teller> tellers;
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("expiry-warnings", TELL, this::round, "warnings come later");
  private Instant lookAt = Instant.MIN;

  /**
   * Whose certificates are watched.
   *
   * @param own the hub's certificates in use, by what they are for
   */
  public record House(Parties parties, PartyId hub, Supplier<Map<String, X509Certificate>> own) {}

  /** A certificate that is watched. */
  private record Watched(PartyId party, String what, X509Certificate certificate) {}

  /**
   * @param tellers ways by which people are told; none where the list is enough
   */
  public ExpiryWatch(DataSource database, House house, List<Teller> tellers, Clock clock) {
    this.transactions = new Transactions(database);
    this.house = house;
    this.tellers = List.copyOf(tellers);
    this.clock = clock;
  }

  public void start() {
    rounds.start();
  }

  /** Raises what is due. */
  void look() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<ExpiryWarning> due = watched().flatMap(watched -> warning(watched, now).stream()).toList();
    if (due.isEmpty()) {
      return;
    }
    List<String> ways = tellers.stream().map(Teller::way).toList();
    transactions.run(connection -> {
      for (ExpiryWarning warning : due) {
        ExpiryTable.raise(connection, warning, ways);
      }
      return due.size();
    });
  }

  private Stream<Watched> watched() {
    Stream<Watched> own =
        house.own().get().entrySet().stream()
            .map(entry -> new Watched(house.hub(), entry.getKey(), entry.getValue()));
    return Stream.concat(house.parties().all().stream().flatMap(ExpiryWatch::watched), own);
  }

  private static Stream<Watched> watched(Party party) {
    return party.credentials().counting().chains().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(chain -> new Watched(party.id(), entry.getKey().name(), chain.getFirst())));
  }

  private static Optional<ExpiryWarning> warning(Watched watched, Instant now) {
    Instant until = watched.certificate().getNotAfter().toInstant();
    Duration left = Duration.between(now, until);
    return ExpiryWarning.DAYS.stream()
        .filter(days -> !left.isNegative() && left.compareTo(Duration.ofDays(days)) <= 0)
        .reduce((_, shorter) -> shorter)
        .map(days ->
            new ExpiryWarning(
                0,
                Credentials.fingerprint(watched.certificate()),
                days,
                watched.party(),
                watched.what(),
                until,
                now,
                Optional.empty()));
  }

  /** Tells what is due, by every way. */
  void tell() {
    tellers.forEach(this::tell);
  }

  private void tell(Teller teller) {
    Optional<ExpiryWarning> warning = claim(teller);
    while (warning.isPresent()) {
      tell(teller, warning.get());
      warning = claim(teller);
    }
  }

  private Optional<ExpiryWarning> claim(Teller teller) {
    Instant now = clock.instant();
    return transactions.run(connection -> ExpiryTable.claim(connection, teller.way(), now));
  }

  /** No transaction is open while somebody else is asked. */
  private void tell(Teller teller, ExpiryWarning warning) {
    try {
      teller.tell(warning);
      transactions.run(connection -> {
        ExpiryTable.told(connection, warning.number(), teller.way());
        return warning.number();
      });
    } catch (IOException | RuntimeException later) {
      LOG.warn(
          "warning {} is told later by {}: {}",
          warning.number(),
          teller.way(),
          later.getClass().getSimpleName());
    }
  }

  private void round() {
    Instant now = clock.instant();
    if (!now.isBefore(lookAt)) {
      look();
      lookAt = now.plus(LOOK);
    }
    tell();
  }

  @Override
  public String name() {
    return "expiry-warnings";
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
