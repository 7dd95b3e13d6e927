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
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RefusedMessage;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.VerifiedMessage;
import io.lianzhi.security.xml.RefusedSoap;
import io.lianzhi.security.xml.SoapVerifier;
import io.lianzhi.security.xml.SoapWindow;
import io.lianzhi.security.xml.VerifiedSoap;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Opens what arrives: checks on each line what its party must show, and makes the only {@link
 * Opened} there is. It says little about why a seal failed.
 */
public final class Seals {
  private static final Duration AGE = Duration.ofMinutes(5);

  private final Map<PartyId, Map<String, Secret>> secrets;
  private final Nonces nonces;

  /**
   * @param secrets configured secrets by party and name
   */
  public Seals(Map<PartyId, Map<String, Secret>> secrets) {
    this.secrets = Map.copyOf(secrets);
    this.nonces = new Nonces(AGE.multipliedBy(2));
  }

  /**
   * Opens a message of a party whose channel is authenticated.
   *
   * @throws RefusedException with {@link RefusalCode#SIGNATURE} or {@link RefusalCode#REPLAY}
   */
  public Opened open(Party party, Line line, RawMessage raw, Instant now) {
    Proof proof =
        switch (line.signing()) {
          case Signing.MessageSignature() -> signedMessage(party, line, raw, now);
          case Signing.WsSecurity(Duration skew) -> signedSoap(party, raw, skew, now);
          case Signing.Hmac hmac -> coded(party, line, raw, hmac, now);
          case Signing.ChannelOnly() -> channel(line, raw);
        };
    return new OpenedMessage(party.id(), line.name(), raw, proof, now);
  }

  /** A synchronous answer of a party that the hub itself called. */
  public Opened answered(Party party, RawMessage raw, Instant now) {
    Proof proof = new Proof.Channel(Delivery.ANSWER_LINE, "called by the hub");
    return new OpenedMessage(party.id(), Delivery.ANSWER_LINE, raw, proof, now);
  }

  private static Proof channel(Line line, RawMessage raw) {
    return new Proof.Channel(line.name(), raw.header(":client-certificate").orElse("mutual TLS"));
  }

  private Proof signedMessage(Party party, Line line, RawMessage raw, Instant now) {
    boolean unsigned = raw.header("signature").isEmpty();
    if (unsigned && !party.credentials().signs()) {
      return channel(line, raw);
    }
    return switch (MessageSignatures.verify(
        request(raw),
        raw.body(),
        keyId -> party.credentials().key(keyId, now),
        SignatureWindow.USUAL,
        now)) {
      case VerifiedMessage verified -> {
        requireFresh(party.id() + verified.nonce(), now);
        yield proof(party, verified);
      }
      case RefusedMessage refused -> throw broken(refused.kind(), now);
    };
  }

  private static Proof proof(Party party, VerifiedMessage verified) {
    List<X509Certificate> chain = party.credentials().chain(verified.keyId()).orElseThrow();
    return new Proof.SignedMessage(verified.signatureBase(), verified.signature(), chain);
  }

  private static HttpRequest request(RawMessage raw) {
    Map<String, String> headers = raw.headers();
    return new HttpRequest(
        headers.getOrDefault(":method", ""),
        "https",
        headers.getOrDefault(":authority", ""),
        headers.getOrDefault(":path", ""),
        headers.getOrDefault(":query", ""),
        name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
  }

  private Proof signedSoap(Party party, RawMessage raw, Duration skew, Instant now) {
    List<X509Certificate> trusted = party.credentials().signing(now);
    SoapVerifier verifier = new SoapVerifier(trusted::contains, new SoapWindow(AGE, skew));
    return switch (verifier.verify(raw.body(), now)) {
      case VerifiedSoap verified -> {
        String value = Base64.getEncoder().encodeToString(verified.signature());
        requireFresh(party.id() + value, now);
        yield new Proof.SignedMessage(
            verified.signedInfo(), verified.signature(), List.of(verified.certificate()));
      }
      case RefusedSoap refused -> throw Refused.of(RefusalCode.SIGNATURE, "").asException();
    };
  }

  private Proof coded(Party party, Line line, RawMessage raw, Signing.Hmac hmac, Instant now) {
    Secret secret = secrets.getOrDefault(party.id(), Map.of()).get(hmac.secret());
    String timestamp = raw.header(hmac.timestampHeader()).orElse("");
    if (secret == null || !isNear(timestamp, hmac.tolerance(), now)) {
      throw Refused.of(RefusalCode.SIGNATURE, "").asException();
    }
    byte[] code = hex(raw.header(hmac.signatureHeader()).orElse(""));
    MacKey key = MacKey.of(Suite.INTERNATIONAL, secret.reveal().getBytes(StandardCharsets.UTF_8));
    if (!key.matches(dotted(timestamp, raw.body()), code)) {
      throw Refused.of(RefusalCode.SIGNATURE, "").asException();
    }
    return new Proof.Channel(line.name(), "HMAC " + hmac.secret());
  }

  private static byte[] dotted(String timestamp, byte[] body) {
    byte[] head = (timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException notHex) {
      return new byte[0];
    }
  }

  private static boolean isNear(String seconds, Duration tolerance, Instant now) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(at, now).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException notSeconds) {
      return false;
    }
  }

  private void requireFresh(String nonce, Instant now) {
    if (!nonces.first(nonce, now)) {
      throw Refused.of(RefusalCode.REPLAY, "").asException();
    }
  }

  /** A clock that is off is nobody's secret; everything else is. */
  private static RefusedException broken(RefusedMessage.Kind kind, Instant now) {
    return kind == RefusedMessage.Kind.OUTSIDE_WINDOW
        ? Refused.of(
                RefusalCode.SIGNATURE,
                "signature-input",
                "created within 5 minutes of "
                    + now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
            .asException()
        : Refused.of(RefusalCode.SIGNATURE, "").asException();
  }
}
