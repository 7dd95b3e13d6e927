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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns 60, 30, 14, 7 and 1 days before a certificate ends, once at each: parties' certificates
 * that count, and the hub's own; and so of secrets and host keys that have an end. Each warning
 * stands in a list, and is told by every way there is until that has gone.
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
   * Whose certificates are watched, and what else ends.
   *
   * @param own the hub's certificates in use, by what they are for
   * @param others what else counts now and has an end
   */
  public record House(
      Parties parties,
      PartyId hub,
      Supplier<Map<String, X509Certificate>> own,
      Supplier<List<Ending>> others) {

    /** The same where nothing ends but certificates. */
    public House(Parties parties, PartyId hub, Supplier<Map<String, X509Certificate>> own) {
      this(parties, hub, own, List::of);
    }
  }

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
    List<ExpiryWarning> due = endings().flatMap(ending -> warning(ending, now).stream()).toList();
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

  private Stream<Ending> endings() {
    Stream<Ending> own =
        house.own().get().entrySet().stream()
            .map(entry -> ending(house.hub(), entry.getKey(), entry.getValue()));
    return Stream.of(
            house.parties().all().stream().flatMap(ExpiryWatch::endings),
            own,
            house.others().get().stream())
        .flatMap(Function.identity());
  }

  private static Stream<Ending> endings(Party party) {
    return party.credentials().counting().chains().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(chain -> ending(party.id(), entry.getKey().name(), chain.getFirst())));
  }

  private static Ending ending(PartyId party, String what, X509Certificate certificate) {
    return new Ending(
        party, what, Credentials.fingerprint(certificate), certificate.getNotAfter().toInstant());
  }

  private static Optional<ExpiryWarning> warning(Ending ending, Instant now) {
    Duration left = Duration.between(now, ending.until());
    return ExpiryWarning.DAYS.stream()
        .filter(days -> !left.isNegative() && left.compareTo(Duration.ofDays(days)) <= 0)
        .reduce((_, shorter) -> shorter)
        .map(days ->
            new ExpiryWarning(
                0,
                ending.id(),
                days,
                ending.party(),
                ending.what(),
                ending.until(),
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
