package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.cms.DecryptionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens what arrives: checks on each line what its party must show, and makes the only {@link
 * Opened} there is. It says little about why a seal failed.
 */
public final class Seals {
  private static final String CALLED = "called by the hub";
  private static final String OWN_LINE = "written by the hub";

  private final HttpSeal http;
  private final SoapSeal soap;
  private final HmacSeal hmac;
  private final CmsSeal cms;

  /**
   * @param secrets those of web-hooks
   * @param hosts names and addresses of the hub: a signed request must be signed for one of them
   * @param nonces of what has been taken
   */
  public Seals(TakenSecrets secrets, List<String> hosts, Nonces nonces) {
    this(secrets, hosts, nonces, List::of);
  }

  /**
   * The same of a hub that national partners seal for.
   *
   * @param national open what they sealed; without one nothing of theirs is opened
   */
  public Seals(
      TakenSecrets secrets,
      List<String> hosts,
      Nonces nonces,
      Supplier<List<DecryptionKey>> national) {
    this.http = new HttpSeal(new OwnHosts(hosts), nonces);
    this.soap = new SoapSeal(nonces);
    this.hmac = new HmacSeal(secrets);
    this.cms = new CmsSeal(national, nonces);
  }

  /**
   * Opens a message of a party whose channel is authenticated.
   *
   * @throws RefusedException with {@link RefusalCode#SIGNATURE} or {@link RefusalCode#REPLAY}
   * @throws StoreUnavailable where nobody can say whether it is a replay
   */
  public Opened open(Party party, Line line, RawMessage raw, Instant now) {
    return switch (line.signing()) {
      case Signing.MessageSignature() ->
          opened(party, line, raw, signedOrChannel(party, line, raw, now), now);
      case Signing.WsSecurity(Duration skew) ->
          opened(party, line, raw, soap.open(party, raw, skew, now), now);
      case Signing.Hmac shared ->
          opened(party, line, raw, coded(party, line, raw, shared, now), now);
      case Signing.NationalSeal seal -> {
        CmsSeal.Unsealed found = cms.open(party, raw, seal, now);
        yield opened(party, line, found.plain(), found.proof(), now);
      }
      case Signing.ChannelOnly() -> opened(party, line, raw, channel(line, raw), now);
    };
  }

  private static Opened opened(Party party, Line line, RawMessage raw, Proof proof, Instant now) {
    return new OpenedMessage(party.id(), line.name(), raw, proof, now);
  }

  /** A synchronous answer of a party that the hub itself called. */
  public Opened answered(Party party, RawMessage raw, Instant now) {
    Proof proof = new Proof.Channel(Delivery.ANSWER_LINE, CALLED);
    return new OpenedMessage(party.id(), Delivery.ANSWER_LINE, raw, proof, now);
  }

  /** A message that was opened when it came, as the house kept it. */
  public static Opened again(
      PartyId party, String line, RawMessage raw, Proof proof, Instant cameAt) {
    return new OpenedMessage(party, line, raw, proof, cameAt);
  }

  /** What the house itself wrote of a party's letter, to be read back. */
  public static Opened written(PartyId sender, RawMessage raw, Instant at) {
    return new OpenedMessage(sender, OWN_LINE, raw, new Proof.Channel(OWN_LINE, OWN_LINE), at);
  }

  /** A party that has a signing key is not talked down to none. */
  private Proof signedOrChannel(Party party, Line line, RawMessage raw, Instant now) {
    boolean unsigned = raw.header("signature").isEmpty();
    return unsigned && !party.credentials().signs()
        ? channel(line, raw)
        : http.open(party, raw, now);
  }

  private Proof coded(Party party, Line line, RawMessage raw, Signing.Hmac shared, Instant now) {
    hmac.require(party, raw, shared, now);
    return new Proof.Channel(
        line.name(), "HMAC " + shared.secret() + " under " + clientCertificate(raw));
  }

  private static Proof channel(Line line, RawMessage raw) {
    return new Proof.Channel(line.name(), clientCertificate(raw));
  }

  /**
   * The fingerprint of the certificate that the sender's channel was opened with, or, weaker, the
   * address that it was opened from.
   */
  private static String clientCertificate(RawMessage raw) {
    return raw.header(":client-certificate")
        .or(() -> raw.header(":client-address").map("plain TCP from "::concat))
        .orElse(CALLED);
  }

  static RefusedException broken() {
    return Refused.of(RefusalCode.SIGNATURE, "").asException();
  }
}
