package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.xml.RefusedSoap;
import io.lianzhi.security.xml.SoapVerifier;
import io.lianzhi.security.xml.SoapWindow;
import io.lianzhi.security.xml.VerifiedSoap;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Checks WS-Security signatures, each taken once. */
final class SoapSeal {
  private static final Duration AGE = Duration.ofMinutes(5);

  private final Nonces nonces;

  SoapSeal(Nonces nonces) {
    this.nonces = nonces;
  }

  /**
   * When a message on a line is in time.
   *
   * @throws IllegalArgumentException if the line asks for too much
   */
  static SoapWindow window(Duration skew) {
    return new SoapWindow(AGE, skew);
  }

  Proof open(Party party, RawMessage raw, Duration skew, Instant now) {
    List<X509Certificate> trusted = party.credentials().signing(now);
    SoapWindow window = window(skew);
    return switch (new SoapVerifier(trusted::contains, window).verify(raw.body(), now)) {
      case VerifiedSoap verified -> {
        requireFirst(party, verified, window, now);
        yield proof(party, verified);
      }
      case RefusedSoap _ -> throw Seals.broken();
    };
  }

  private void requireFirst(Party party, VerifiedSoap verified, SoapWindow window, Instant now) {
    String digest = party.id() + " soap " + HexFormat.of().formatHex(verified.digest());
    if (!nonces.first(digest, window.end(verified.created()), now)) {
      throw Refused.of(RefusalCode.REPLAY, "").asException();
    }
  }

  private static Proof proof(Party party, VerifiedSoap verified) {
    String keyId = Credentials.fingerprint(verified.certificate());
    return new Proof.SignedMessage(
        verified.signedInfo(),
        verified.signature(),
        party.credentials().chain(keyId).orElseThrow());
  }
}
