package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What administrators do with shared credentials once they are in the register: the same, by the
 * same roles, as with certificates. Nothing that it answers holds a value.
 */
public final class SharedDesk {
  private final Transactions transactions;
  private final SharedRegister register;
  private final SharedSeal seal;
  private final Deeds deeds;
  private final Clock clock;

  public SharedDesk(
      DataSource database, SharedRegister register, SharedSeal seal, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.register = register;
    this.seal = seal;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Every one, by number. */
  public List<SharedCredential> all() {
    return transactions.run(SharedTable.ROWS::all).stream()
        .map(SharedTable.Row::credential)
        .toList();
  }

  public Optional<SharedCredential> find(long number) {
    return transactions
        .run(connection -> SharedTable.ROWS.find(connection, number))
        .map(SharedTable.Row::credential);
  }

  /**
   * Lets one count no more until it is resumed: at once here, and within a second on every other
   * node.
   *
   * @throws ObjectionException if it is not for this role, or it is not active
   */
  public SharedCredential suspend(Administrator who, long number) {
    return withdraw(who, number, new Step.Suspend());
  }

  /**
   * Lets one never count again: at once here, and within a second on every other node.
   *
   * @throws ObjectionException if it is not for this role, or there is nothing to revoke
   */
  public SharedCredential revoke(Administrator who, long number, RevocationReason reason) {
    return withdraw(who, number, new Step.Revoke(reason));
  }

  /**
   * Does not take what was entered.
   *
   * @throws ObjectionException if it is not for this role, or it is decided already
   */
  public SharedCredential refuse(Administrator who, long number) {
    return withdraw(who, number, new Step.Refuse());
  }

  private SharedCredential withdraw(Administrator who, long number, Step step) {
    if (who.role() != Role.SECURITY_ADMINISTRATOR) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
    SharedCredential after = transactions.run(connection -> step(connection, who, number, step));
    register.look();
    return after;
  }

  /**
   * Takes one step in the caller's transaction, and writes the deed.
   *
   * @throws ObjectionException if there is no such credential, its state does not have the step,
   *     the time of what is to count is over, or whoever approves it entered it
   */
  SharedCredential step(Connection connection, Administrator who, long number, Step step)
      throws SQLException {
    SharedTable.ROWS.lock(connection);
    SharedTable.Row row = found(connection, number);
    SharedCredential before = row.credential();
    CredentialState to = CredentialDesk.next(before.state(), step);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (to == CredentialState.ACTIVE) {
      requireTime(before, now);
    }
    if (step instanceof Step.Approve) {
      requireApprovable(connection, who, row);
    }
    Optional<RevocationReason> reason =
        step instanceof Step.Revoke(var why) ? Optional.of(why) : Optional.empty();
    SharedTable.move(connection, number, to, reason, now);
    SharedCredential after = found(connection, number).credential();
    deeds.write(connection, SharedDeeds.moved(who, step, before, after));
    return after;
  }

  private static void requireTime(SharedCredential credential, Instant now) {
    if (credential.hasEnded(now)) {
      throw Objection.of(ObjectionCode.CONFLICT, "credential", "其有效期已满。", "Its time is over.");
    }
  }

  /** Said here alone, where two people look: at its entry it would answer guesses. */
  private void requireApprovable(Connection connection, Administrator who, SharedTable.Row row)
      throws SQLException {
    if (row.credential().askedBy().equals(who.account())) {
      throw Objection.of(ObjectionCode.OWN_PROPOSAL, "credential");
    }
    if (register.isKnown(connection, row.credential(), seal.open(row).value())) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "credential",
          "此值以前已登记过：更换须用新的值。",
          "That value was in the register before: what takes over is a new one.");
    }
  }

  private static SharedTable.Row found(Connection connection, long number) throws SQLException {
    return SharedTable.ROWS
        .find(connection, number)
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "credential"));
  }

  /**
   * One that does not count now with its value, to be tried.
   *
   * @throws ObjectionException if there is none, or it counts, or never will
   */
  SharedValue toTry(long number) {
    SharedTable.Row row = transactions.run(connection -> found(connection, number));
    return switch (row.credential().state()) {
      case REQUESTED, SUSPENDED -> seal.open(row);
      case ACTIVE, REVOKED, REFUSED ->
          throw Objection.of(
              ObjectionCode.CONFLICT,
              "credential",
              "只能试用尚未生效或已暂停的凭证。",
              "What waits for approval, or is suspended, can be rehearsed.");
    };
  }
}
