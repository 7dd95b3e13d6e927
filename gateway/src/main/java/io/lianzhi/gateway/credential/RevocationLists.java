package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.RevocationList;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The lists of what the hub's authorities have withdrawn (RFC 5280): new within a second or two
 * after each change of the register, and every day. One node signs each; every node has it, and
 * writes it beside the hub's certificates.
 */
public final class RevocationLists implements Alive, AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RENEWED = Duration.ofDays(1);

  /** Who has not got a newer one by then has been cut off for two days. */
  private static final Duration HOLDS = Duration.ofDays(3);

  /** RFC 5280, 5.3.1: suspended. */
  private static final int CERTIFICATE_HOLD = 6;

  private final Transactions transactions;
  private final CredentialRegister register;
  private final Map<Suite, CertificateAuthority> authorities;
  private final Path folder;
  private final Clock clock;
  private final Map<Suite, byte[]> newest = new ConcurrentHashMap<>();
  private final Rounds rounds =
      new Rounds("revocation-lists", LOOK, this::look, "revocation lists stay as they were");
  private long told = RegisterRows.NONE;
  private Instant renewAt = Instant.MIN;

  /**
   * @param authorities by the suite that each signs in
   * @param folder where the lists are written, too
   */
  public RevocationLists(
      DataSource database,
      CredentialRegister register,
      Map<Suite, CertificateAuthority> authorities,
      Path folder,
      Clock clock) {
    this.transactions = new Transactions(database);
    this.register = register;
    this.authorities = Map.copyOf(authorities);
    this.folder = folder;
    this.clock = clock;
  }

  /** Makes the lists that are missing, and goes on. */
  public void start() {
    look();
    rounds.start();
  }

  /** The newest list of an authority in DER form; empty until there is one. */
  public Optional<byte[]> list(Suite authority) {
    return Optional.ofNullable(newest.get(authority)).map(byte[]::clone);
  }

  /** Renews the lists where something has changed, or their day is over. */
  synchronized void look() {
    long change = register.change();
    Instant now = clock.instant();
    if (change == told && now.isBefore(renewAt)) {
      return;
    }
    authorities.forEach((suite, authority) -> take(suite, renewed(suite, authority, now)));
    told = change;
    renewAt = now.plus(RENEWED);
  }

  private RevocationList renewed(Suite suite, CertificateAuthority authority, Instant now) {
    return transactions.run(connection -> {
      RevocationListTable.Row before = RevocationListTable.lock(connection, suite);
      long change = CredentialTable.ROWS.number(connection);
      if (before.number() > 0 && before.change() == change && isFresh(before.list(), now)) {
        return RevocationList.parse(before.list());
      }
      long number = before.number() + 1;
      Validity validity = new Validity(now, now.plus(HOLDS));
      RevocationList list =
          authority.revocationList(number, validity, withdrawn(connection, authority));
      RevocationListTable.keep(
          connection, suite, new RevocationListTable.Row(number, change, list.der()));
      return list;
    });
  }

  /** Whether another node has renewed it within the day. */
  private static boolean isFresh(byte[] list, Instant now) {
    return now.isBefore(RevocationList.parse(list).next().minus(HOLDS).plus(RENEWED));
  }

  private static List<RevocationList.Entry> withdrawn(
      Connection connection, CertificateAuthority authority) throws SQLException {
    return CredentialTable.ROWS.all(connection).stream()
        .filter(credential -> credential.state().isWithdrawn())
        .flatMap(credential -> entry(credential, authority))
        .toList();
  }

  private static Stream<RevocationList.Entry> entry(
      Credential credential, CertificateAuthority authority) {
    X509Certificate certificate = credential.certificate().orElseThrow();
    int reason = credential.reason().map(RevocationReason::code).orElse(CERTIFICATE_HOLD);
    return authority.issued(certificate)
        ? Stream.of(
            new RevocationList.Entry(certificate.getSerialNumber(), credential.changedAt(), reason))
        : Stream.empty();
  }

  private void take(Suite suite, RevocationList list) {
    newest.put(suite, list.der());
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name(suite));
      Path fresh = Files.createTempFile(folder, name(suite), ".new");
      Files.write(fresh, list.der());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The name of an authority's list. */
  public static String name(Suite suite) {
    return suite.name().toLowerCase(Locale.ROOT) + ".crl";
  }

  @Override
  public String name() {
    return "revocation-lists";
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
