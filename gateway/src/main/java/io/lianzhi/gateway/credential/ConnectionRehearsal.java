package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RefusedMessage;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.VerifiedMessage;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Says what would become of a request, as far as its certificate and its signature go, without any
 * consequence: no nonce is used up, nothing is written down. Whoever shows a certificate of nobody
 * learns about that alone; of signatures only those learn whose certificate counts or is about to.
 */
public final class ConnectionRehearsal {
  private final Parties parties;
  private final Supplier<List<Credential>> register;
  private final OwnHosts hosts;
  private final Clock clock;

  /**
   * @param register all that stands in it
   * @param hosts names and addresses of the hub
   */
  public ConnectionRehearsal(
      Parties parties, Supplier<List<Credential>> register, Collection<String> hosts, Clock clock) {
    this.parties = parties;
    this.register = register;
    this.hosts = new OwnHosts(hosts);
    this.clock = clock;
  }

  /** How the register knows a certificate. */
  public record Known(PartyId party, Purpose purpose, CredentialState state) {}

  /**
   * What was found about the request's signature.
   *
   * @param keyId where it could be read
   * @param holds whether it is right, whatever its key counts for
   * @param judgement whether it would be taken for a letter of the party, and why
   */
  public record Signature(Optional<String> keyId, boolean holds, Judgement judgement) {}

  /**
   * What was found.
   *
   * @param at the hub's time
   * @param known empty where the register does not know the certificate
   * @param judgement whether its holder would be let in, and why
   * @param signature empty for whoever is not told
   */
  public record Finding(
      Instant at,
      X509Certificate certificate,
      Optional<Known> known,
      Judgement judgement,
      Optional<Signature> signature) {}

  /**
   * Looks at a request.
   *
   * @param shown the certificate that opened its connection
   * @param body exactly as it came
   */
  public Finding look(X509Certificate shown, HttpRequest request, byte[] body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<Credential> row = row(Credentials.fingerprint(shown));
    boolean counts = parties.find(shown, clock.instant()).isPresent();
    return new Finding(
        now,
        shown,
        row.map(known -> new Known(known.party(), known.purpose(), known.state())),
        counts ? Judgement.COUNTS : judge(row, Purpose.TLS_CLIENT),
        row.filter(ConnectionRehearsal::mayAskMore)
            .flatMap(known -> parties.find(known.party()))
            .map(party -> signature(party, request, body)));
  }

  private Optional<Credential> row(String fingerprint) {
    return register.get().stream()
        .filter(each -> each.fingerprint().filter(fingerprint::equals).isPresent())
        .findFirst();
  }

  private static boolean mayAskMore(Credential credential) {
    return switch (credential.state()) {
      case REQUESTED, ACTIVE -> true;
      case SUSPENDED, REVOKED, REFUSED -> false;
    };
  }

  /** Why what does not count does not. */
  private Judgement judge(Optional<Credential> row, Purpose wanted) {
    if (row.isEmpty()) {
      return Judgement.NOT_KNOWN;
    }
    if (row.get().purpose() != wanted) {
      return Judgement.WRONG_USE;
    }
    return switch (row.get().state()) {
      case REVOKED -> Judgement.REVOKED;
      case SUSPENDED -> Judgement.SUSPENDED;
      case REFUSED -> Judgement.REFUSED;
      case REQUESTED -> Judgement.NOT_APPROVED;
      case ACTIVE -> byItsDays(row.get().certificate().orElseThrow());
    };
  }

  private Judgement byItsDays(X509Certificate certificate) {
    Instant now = clock.instant();
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      return Judgement.NOT_YET_VALID;
    }
    return Credentials.isInForce(certificate, now) ? Judgement.NOT_CONFIGURED : Judgement.EXPIRED;
  }

  private Signature signature(Party party, HttpRequest request, byte[] body) {
    AtomicReference<Optional<String>> asked = new AtomicReference<>(Optional.empty());
    var verification =
        MessageSignatures.verify(
            request,
            body,
            keyId -> {
              asked.set(Optional.of(keyId));
              return key(party, keyId);
            },
            SignatureWindow.USUAL,
            clock.instant());
    return switch (verification) {
      case VerifiedMessage verified ->
          new Signature(asked.get(), true, taken(party, request, verified.keyId()));
      case RefusedMessage refused -> new Signature(asked.get(), false, judge(refused.kind()));
    };
  }

  /** A key of the party, whatever its certificate counts for. */
  private Optional<VerificationKey> key(Party party, String keyId) {
    return ofParty(party, keyId)
        .flatMap(Credential::certificate)
        .map(certificate -> VerificationKey.of(keyId, certificate));
  }

  private Optional<Credential> ofParty(Party party, String keyId) {
    return row(keyId).filter(each -> each.party().equals(party.id()));
  }

  private Judgement taken(Party party, HttpRequest request, String keyId) {
    if (!hosts.has(request.authority())) {
      return Judgement.OTHER_HOST;
    }
    return party.credentials().key(keyId, clock.instant()).isPresent()
        ? Judgement.COUNTS
        : judge(ofParty(party, keyId), Purpose.SIGNING);
  }

  private static Judgement judge(RefusedMessage.Kind kind) {
    return switch (kind) {
      case MISSING -> Judgement.NOT_SIGNED;
      case MALFORMED -> Judgement.MALFORMED;
      case UNCOVERED -> Judgement.UNCOVERED;
      case DIGEST_MISMATCH -> Judgement.DIGEST_MISMATCH;
      case OUTSIDE_WINDOW -> Judgement.OUTSIDE_WINDOW;
      case UNKNOWN_KEY -> Judgement.NOT_YOUR_KEY;
      case BAD -> Judgement.BAD;
    };
  }
}
