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
 * What administrators do with credentials. A security administrator suspends and revokes alone and
 * at once; whatever gives rights takes a proposal that another one approves.
 */
public final class CredentialDesk {
  private final Transactions transactions;
  private final CredentialRegister register;
  private final Deeds deeds;
  private final Clock clock;

  public CredentialDesk(
      DataSource database, CredentialRegister register, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.register = register;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Every credential, by number. */
  public List<Credential> all() {
    return transactions.run(CredentialTable.ROWS::all);
  }

  /** One of them. */
  public Optional<Credential> find(long number) {
    return transactions.run(connection -> CredentialTable.ROWS.find(connection, number));
  }

  /**
   * Lets a credential count no more until it is resumed: at once here, and within a second on every
   * other node.
   *
   * @throws ObjectionException if it is not for this role, or the credential is not active
   */
  public Credential suspend(Administrator who, long number) {
    return withdraw(who, number, new Step.Suspend());
  }

  /**
   * Lets a credential never count again: at once here, and within a second on every other node.
   *
   * @throws ObjectionException if it is not for this role, or there is nothing to revoke
   */
  public Credential revoke(Administrator who, long number, RevocationReason reason) {
    return withdraw(who, number, new Step.Revoke(reason));
  }

  /**
   * Does not give what was asked for.
   *
   * @throws ObjectionException if it is not for this role, or nothing is asked for
   */
  public Credential refuse(Administrator who, long number) {
    return withdraw(who, number, new Step.Refuse());
  }

  private Credential withdraw(Administrator who, long number, Step step) {
    if (who.role() != Role.SECURITY_ADMINISTRATOR) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
    Credential after = transactions.run(connection -> step(connection, who, number, step));
    register.look();
    return after;
  }

  /**
   * Takes one step in the caller's transaction, and writes the deed.
   *
   * @throws ObjectionException if there is no such credential, or its state does not have the step
   */
  Credential step(Connection connection, Administrator who, long number, Step step)
      throws SQLException {
    CredentialTable.ROWS.lock(connection);
    Credential before = found(connection, number);
    CredentialState to = next(before.state(), step);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CredentialTable.move(connection, number, to, reason(step), now);
    Credential after = found(connection, number);
    deeds.write(connection, CredentialDeeds.moved(who, step, before, after));
    return after;
  }

  private static Optional<RevocationReason> reason(Step step) {
    return step instanceof Step.Revoke(var reason) ? Optional.of(reason) : Optional.empty();
  }

  /** The credential, or an objection. */
  static Credential found(Connection connection, long number) throws SQLException {
    return CredentialTable.ROWS
        .find(connection, number)
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "credential"));
  }

  /** Where the step leads to, or an objection. */
  static CredentialState next(CredentialState state, Step step) {
    return state
        .next(step)
        .orElseThrow(() ->
            Objection.of(
                ObjectionCode.CONFLICT,
                "credential",
                "该凭证的状态为 " + state + "，不能如此办理。",
                "The credential is " + state + "; from there this is no step."));
  }
}
