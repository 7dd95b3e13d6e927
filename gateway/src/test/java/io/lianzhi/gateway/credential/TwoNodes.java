package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Two nodes on one database: at the one an administrator sits, by the other a party comes in. Each
 * has read the parties' certificates from its own folders.
 */
public final class TwoNodes implements AutoCloseable {
  public static final PartyId HUB = new PartyId("jinhua");
  static final Administrator SECURITY =
      new Administrator("security", Role.SECURITY_ADMINISTRATOR, HUB, "");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final DataSource database;
  final CredentialRegister here;
  final CredentialRegister there;
  final CredentialDesk desk;
  private final Clock clock;

  /**
   * @param parties as the party's node knows them, and as the administrator's does
   */
  public TwoNodes(Parties parties, Parties same, Clock clock) {
    this(TestDatabase.fresh(), parties, same, clock);
  }

  TwoNodes(DataSource database, Parties parties, Parties same, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.here = start(same);
    this.there = start(parties);
    this.desk = new CredentialDesk(database, here, new Deeds(clock), clock);
  }

  CredentialRegister start(Parties parties) {
    CredentialRegister register = new CredentialRegister(database, HUB, new Deeds(clock), clock);
    register.start(parties.all());
    return register;
  }

  /** Parties of the same names and certificates, with credentials of their own. */
  public static Parties again(List<Party> parties) {
    return new Parties(
        parties.stream()
            .map(party -> new Party(party.profile(), party.adapter(), again(party.credentials())))
            .toList());
  }

  private static Credentials again(Credentials credentials) {
    Holdings held = credentials.folder();
    return new Credentials(
        credentials.suite(),
        held.tls(),
        held.signers().stream().flatMap(signer -> signer.chain().stream()).toList(),
        held.encryption(),
        credentials.serverAuthorities());
  }

  /** The credential whose certificate has this fingerprint. */
  Credential of(String fingerprint) {
    return desk.all().stream()
        .filter(each -> each.fingerprint().stream().anyMatch(fingerprint::equals))
        .findFirst()
        .orElseThrow();
  }

  /** Revokes a certificate at the other node. */
  public void revoke(String fingerprint) {
    desk.revoke(SECURITY, of(fingerprint).number(), RevocationReason.KEY_COMPROMISE);
  }

  /** Suspends a certificate at the other node. */
  public void suspend(String fingerprint) {
    desk.suspend(SECURITY, of(fingerprint).number());
  }

  /** Resumes a certificate at the other node. */
  public void resume(String fingerprint) {
    long number = of(fingerprint).number();
    new Transactions(database)
        .run(connection -> desk.step(connection, SECURITY, number, new Step.Resume()));
  }

  /** Whether it comes true before patience ends. */
  public static boolean comesTrue(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    boolean holds = condition.getAsBoolean();
    while (!holds && Instant.now().isBefore(end)) {
      pause();
      holds = condition.getAsBoolean();
    }
    return holds;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Stream.of(here, there).forEach(CredentialRegister::close);
  }
}
