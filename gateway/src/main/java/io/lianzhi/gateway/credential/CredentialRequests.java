package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.certificates.CertificateRequest;
import io.lianzhi.security.certificates.Certificates;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How a party comes to a new certificate: it is asked for by PKCS #10, or offered from a foreign
 * authority; either way it is shown that the party holds the key, and another administrator
 * approves. Until the old one ends or is revoked both count.
 */
public final class CredentialRequests {
  /** So many of one party may be open at a time. */
  static final int OPEN_AT_MOST = 16;

  private final Transactions transactions;
  private final CredentialRules rules;
  private final Possession possession;
  private final CredentialIssuer issuer;
  private final CredentialDesk desk;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param house what the hub is made of
   */
  public CredentialRequests(DataSource database, House house, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.rules = new CredentialRules(house.parties(), house.duties());
    this.possession = new Possession(house.keys().keystore(), clock);
    this.issuer = new CredentialIssuer(house.keys().authorities(), clock);
    this.desk = house.desk();
    this.deeds = deeds;
    this.clock = clock;
  }

  /**
   * What it takes.
   *
   * @param duties of parties, where they are not {@link SigningDuty#REQUIRED}
   */
  public record House(
      Parties parties, Map<PartyId, SigningDuty> duties, HubKeys keys, CredentialDesk desk) {}

  /**
   * Asks for a certificate on behalf of a party, as for its first one.
   *
   * @param pem a PKCS #10 request
   * @throws ObjectionException if it is not this role's, not a request that its own key signed, or
   *     the key is not fit
   */
  public Credential ask(Administrator who, PartyId party, Purpose purpose, String pem) {
    requireAsker(who);
    return ask(who, party, purpose, request(pem));
  }

  /** The same, asked for by the party itself over its own line. */
  public Credential renew(PartyId party, Purpose purpose, String pem) {
    Administrator itself = new Administrator(":party", Role.READER, party, "");
    return ask(itself, party, purpose, request(pem));
  }

  /** What a party is to sign to show that it holds the key of a certificate that it has already. */
  public String challenge(Administrator who, PartyId party, Purpose purpose) {
    requireAsker(who);
    return possession.challenge(party, purpose);
  }

  /**
   * Offers a certificate of a foreign authority; with it its authority is approved.
   *
   * @param chain the certificate first, and last its self-signed authority
   * @param signature over the challenge, in the form of X.509
   * @throws ObjectionException if it is not this role's, the chain does not hold now, the challenge
   *     is not answered, or the key is not fit
   */
  public Credential offer(
      Administrator who, Offer offer, List<X509Certificate> chain, byte[] signature) {
    requireAsker(who);
    ForeignChain.require(chain, offer.purpose(), clock.instant());
    X509Certificate certificate = chain.getFirst();
    possession.require(offer.party(), offer.purpose(), offer.challenge(), certificate, signature);
    return ask(
        who,
        fresh(offer.party(), offer.purpose(), Origin.ACCEPTED, chain, certificate.getPublicKey()),
        certificate.getPublicKey(),
        Optional.empty());
  }

  /** What is offered, for whom. */
  public record Offer(PartyId party, Purpose purpose, String challenge) {}

  private Credential ask(
      Administrator who, PartyId party, Purpose purpose, CertificateRequest request) {
    return ask(
        who,
        fresh(party, purpose, Origin.ISSUED, List.of(), request.publicKey()),
        request.publicKey(),
        Optional.of(request.der()));
  }

  private Credential ask(
      Administrator who, Credential fresh, PublicKey key, Optional<byte[]> request) {
    rules.require(fresh.party(), fresh.purpose(), key);
    return transactions.run(connection -> {
      CredentialTable.ROWS.lock(connection);
      List<Credential> same = CredentialTable.ofKey(connection, fresh.keyDigest());
      return same.isEmpty()
          ? insert(connection, who, fresh, request)
          : repeated(same.getFirst(), fresh);
    });
  }

  private Credential insert(
      Connection connection, Administrator who, Credential fresh, Optional<byte[]> request)
      throws SQLException {
    if (CredentialTable.ROWS.open(connection, fresh.party()) >= OPEN_AT_MOST) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "request",
          "该方待办的申请过多。",
          "Too many requests of the party are open.");
    }
    Credential made = CredentialTable.insert(connection, fresh, request).orElseThrow();
    deeds.write(connection, CredentialDeeds.noted(who, made));
    return made;
  }

  /** The same request again is the same request; a key that has a use gets no second one. */
  private static Credential repeated(Credential known, Credential fresh) {
    boolean again =
        known.party().equals(fresh.party())
            && known.purpose() == fresh.purpose()
            && known.origin() == fresh.origin();
    if (!again) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "request",
          "该密钥已在使用：每张证书须有自己的密钥。",
          "The key is in use already: each certificate has a key of its own.");
    }
    return known;
  }

  /**
   * Gives what was asked for, in the approval's transaction: from its end on the certificate
   * counts.
   *
   * @throws ObjectionException if it is not asked for any more, or its key is not fit any more
   */
  Credential approve(Connection connection, Administrator who, long number) throws SQLException {
    CredentialTable.ROWS.lock(connection);
    Credential asked = CredentialDesk.found(connection, number);
    CredentialDesk.next(asked.state(), new Step.Approve());
    Optional<CertificateRequest> request =
        CredentialTable.request(connection, number).map(CertificateRequest::parse);
    List<X509Certificate> chain = request.map(each -> issued(asked, each)).orElseGet(asked::chain);
    ForeignChain.requireInForce(chain, clock.instant());
    rules.require(asked.party(), asked.purpose(), chain.getFirst().getPublicKey());
    if (request.isPresent()) {
      CredentialTable.certify(connection, number, chain);
    }
    SignerRegister.keep(connection, chain);
    return desk.step(connection, who, number, new Step.Approve());
  }

  private List<X509Certificate> issued(Credential asked, CertificateRequest request) {
    return issuer.issue(asked.party(), asked.purpose(), request);
  }

  private Credential fresh(
      PartyId party, Purpose purpose, Origin origin, List<X509Certificate> chain, PublicKey key) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Credential(
        0,
        party,
        purpose,
        origin,
        CredentialState.REQUESTED,
        chain,
        Certificates.keyDigest(key),
        now,
        now,
        Optional.empty());
  }

  private static CertificateRequest request(String pem) {
    try {
      return CertificateRequest.parsePem(pem);
    } catch (IllegalArgumentException none) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "request",
          "须为一份 PEM 格式的 PKCS#10 申请，由其自身的密钥签名（P-256、RSA、Ed25519 或 SM2）。",
          "One PKCS #10 request in PEM form is needed, signed by its own key (P-256, RSA, Ed25519"
              + " or SM2).");
    }
  }

  private static void requireAsker(Administrator who) {
    if (who.role() != Role.SYSTEM_ADMINISTRATOR) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
  }
}
