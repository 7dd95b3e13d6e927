package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.gateway.ConnectionTester;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.keys.Succession;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What administrators do with the hub's own identities: a next one is prepared and published, tried
 * towards parties, and put in the place of the one in use, or abandoned. The keystore is changed
 * last in each transaction: where that fails nothing was written. What is done twice, since the
 * database took it no more, comes to the same.
 */
public final class OwnIdentities {
  private final Transactions transactions;
  private final HubKeys keys;
  private final Rehearser rehearser;
  private final Deeds deeds;
  private final Clock clock;

  public OwnIdentities(
      DataSource database, HubKeys keys, Rehearser rehearser, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.keys = keys;
    this.rehearser = rehearser;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Tries the way to a party. */
  @FunctionalInterface
  public interface Rehearser {
    /**
     * The steps of the party's connection test by other keys of the hub.
     *
     * @param replaced the identity in which those differ
     * @throws ObjectionException if there is no such party, or it gets nothing of that identity
     */
    List<Step> rehearse(PartyId party, OwnIdentity replaced, HubKeys by);
  }

  /**
   * An identity as others know it.
   *
   * @param text the certificate and its issuers in PEM form; of the SSH key its public half as
   *     OpenSSH writes it
   */
  public record Shown(X509Certificate certificate, String text) {}

  /**
   * How one of the hub's identities stands.
   *
   * @param former those that were in use, the last of them first
   */
  public record Standing(
      OwnIdentity identity, Shown current, Optional<Shown> next, List<Shown> former) {
    public Standing {
      former = List.copyOf(former);
    }
  }

  /** How each of them stands. */
  public List<Standing> all() {
    return Arrays.stream(OwnIdentity.values()).map(this::standing).toList();
  }

  /** With what other nodes have changed until now. */
  private Succession newest(OwnIdentity identity) {
    Succession all = keys.succession(identity);
    all.look();
    return all;
  }

  private Standing standing(OwnIdentity identity) {
    Succession all = newest(identity);
    return new Standing(
        identity,
        shown(identity, all.current()),
        all.next().map(next -> shown(identity, next)),
        all.former().stream().map(former -> shown(identity, former)).toList());
  }

  private static Shown shown(OwnIdentity identity, Identity of) {
    return new Shown(of.certificate(), PublishedKeys.shown(identity, of));
  }

  /**
   * Tries the way to a party with the next identity in the place of the one in use. Nothing
   * changes.
   *
   * @throws ObjectionException if none is prepared, or as {@link Rehearser} has it
   */
  public List<Step> rehearse(Administrator who, OwnIdentity identity, PartyId party) {
    newest(identity);
    HubKeys next = keys.showingNext(identity).orElseThrow(OwnIdentities::notPrepared);
    X509Certificate tried = next.shown(identity).certificate();
    List<Step> steps = rehearser.rehearse(party, identity, next);
    String outcome = ConnectionTester.outcome(steps);
    transactions.run(connection -> {
      String after =
          "{\"party\":\"%s\",\"fingerprint\":\"%s\",\"outcome\":\"%s\"}"
              .formatted(party, Credentials.fingerprint(tried), outcome);
      deeds.write(connection, new Deed(who, "HUB_IDENTITY_REHEARSED", on(identity), "", after));
      return steps;
    });
    return steps;
  }

  /**
   * Destroys a next identity.
   *
   * @throws ObjectionException if it is not for this role, or no such one is prepared
   */
  public void abandon(Administrator who, OwnIdentity identity, String fingerprint) {
    if (who.role() != Role.SECURITY_ADMINISTRATOR) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
    transactions.run(connection -> {
      X509Certificate next = next(identity, fingerprint).orElseThrow(OwnIdentities::notPrepared);
      deeds.write(
          connection, new Deed(who, "HUB_IDENTITY_ABANDONED", on(identity), json(next), ""));
      if (!keys.succession(identity).abandon(fingerprint)) {
        throw notPrepared();
      }
      return fingerprint;
    });
  }

  /** Objects where there is a next one already. */
  void requireNoNext(OwnIdentity identity) {
    if (newest(identity).next().isPresent()) {
      throw another();
    }
  }

  private static ObjectionException another() {
    return Objection.of(
        ObjectionCode.CONFLICT,
        "target",
        "下一份已备妥：请启用或作废后再申请。",
        "A next one is prepared already: activate it, or abandon it, first.");
  }

  /**
   * The certificate of the next one.
   *
   * @throws ObjectionException if it is not there, or not within its days
   */
  X509Certificate requireNext(OwnIdentity identity, String fingerprint) {
    return next(identity, fingerprint)
        .filter(next -> Credentials.isInForce(next, clock.instant()))
        .orElseThrow(OwnIdentities::notPrepared);
  }

  private Optional<X509Certificate> next(OwnIdentity identity, String fingerprint) {
    return newest(identity)
        .next()
        .map(Identity::certificate)
        .filter(next -> Credentials.fingerprint(next).equals(fingerprint));
  }

  /** Prepares a next identity in the approval's transaction. */
  X509Certificate prepare(Connection connection, Administrator who, OwnIdentity identity)
      throws SQLException {
    Succession all = newest(identity);
    Identity next = all.next().orElseGet(() -> keys.issue(identity));
    X509Certificate certificate = next.certificate();
    deeds.write(
        connection, new Deed(who, "HUB_IDENTITY_PREPARED", on(identity), "", json(certificate)));
    if (!all.prepare(() -> next).certificate().equals(certificate)) {
      throw another();
    }
    return certificate;
  }

  /** Puts the next identity into use in the approval's transaction. */
  void activate(Connection connection, Administrator who, OwnIdentity identity, String fingerprint)
      throws SQLException {
    Succession all = newest(identity);
    X509Certificate before = all.current().certificate();
    X509Certificate after =
        Credentials.fingerprint(before).equals(fingerprint)
            ? before
            : requireNext(identity, fingerprint);
    deeds.write(
        connection,
        new Deed(who, "HUB_IDENTITY_ACTIVATED", on(identity), json(before), json(after)));
    if (!all.activate(fingerprint)) {
      throw notPrepared();
    }
  }

  private static ObjectionException notPrepared() {
    return Objection.of(
        ObjectionCode.CONFLICT,
        "fingerprint",
        "没有备妥这样的下一份，或其有效期已过。",
        "No such next one is prepared, or its days are over.");
  }

  private static String on(OwnIdentity identity) {
    return "hub-identity/" + identity.entry();
  }

  private static String json(X509Certificate certificate) {
    Instant until = certificate.getNotAfter().toInstant();
    return "{\"fingerprint\":\"%s\",\"serial\":\"%s\",\"until\":\"%s\"}"
        .formatted(
            Credentials.fingerprint(certificate),
            certificate.getSerialNumber().toString(16),
            until);
  }
}
