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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Opens what arrives: checks on each line what its party must show, and makes the only {@link
 * Opened} there is. It says little about why a seal failed.
 */
public final class Seals {
  private static final String CALLED = "called by the hub";

  private final HttpSeal http;
  private final SoapSeal soap;
  private final HmacSeal hmac;

  /**
   * @param secrets configured secrets by party and name
   * @param hosts names and addresses of the hub: a signed request must be signed for one of them
   */
  public Seals(Map<PartyId, Map<String, Secret>> secrets, List<String> hosts) {
    Nonces nonces = new Nonces();
    this.http = new HttpSeal(new OwnHosts(hosts), nonces);
    this.soap = new SoapSeal(nonces);
    this.hmac = new HmacSeal(secrets);
  }

  /**
   * Opens a message of a party whose channel is authenticated.
   *
   * @throws RefusedException with {@link RefusalCode#SIGNATURE} or {@link RefusalCode#REPLAY}
   */
  public Opened open(Party party, Line line, RawMessage raw, Instant now) {
    Proof proof =
        switch (line.signing()) {
          case Signing.MessageSignature() -> signedOrChannel(party, line, raw, now);
          case Signing.WsSecurity(Duration skew) -> soap.open(party, raw, skew, now);
          case Signing.Hmac shared -> coded(party, line, raw, shared, now);
          case Signing.ChannelOnly() -> channel(line, raw);
        };
    return new OpenedMessage(party.id(), line.name(), raw, proof, now);
  }

  /** A synchronous answer of a party that the hub itself called. */
  public Opened answered(Party party, RawMessage raw, Instant now) {
    Proof proof = new Proof.Channel(Delivery.ANSWER_LINE, CALLED);
    return new OpenedMessage(party.id(), Delivery.ANSWER_LINE, raw, proof, now);
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

  /** The fingerprint of the certificate that the sender's channel was opened with. */
  private static String clientCertificate(RawMessage raw) {
    return raw.header(":client-certificate").orElse(CALLED);
  }

  static RefusedException broken() {
    return Refused.of(RefusalCode.SIGNATURE, "").asException();
  }
}
