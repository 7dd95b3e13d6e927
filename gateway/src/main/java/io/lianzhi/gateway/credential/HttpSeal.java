package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RefusedMessage;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.VerifiedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Checks HTTP Message Signatures (RFC 9421), each taken once. */
final class HttpSeal {
  private static final SignatureWindow WINDOW = SignatureWindow.USUAL;

  private final OwnHosts hosts;
  private final Nonces nonces;

  HttpSeal(OwnHosts hosts, Nonces nonces) {
    this.hosts = hosts;
    this.nonces = nonces;
  }

  Proof open(Party party, RawMessage raw, Instant now) {
    HttpRequest request = request(raw);
    if (!hosts.has(request.authority())) {
      throw Seals.broken();
    }
    return switch (MessageSignatures.verify(
        request, raw.body(), keyId -> party.credentials().key(keyId, now), WINDOW, now)) {
      case VerifiedMessage verified -> proof(party, verified, now);
      case RefusedMessage refused -> throw broken(refused.kind(), now);
    };
  }

  private Proof proof(Party party, VerifiedMessage verified, Instant now) {
    String nonce = party.id() + " http " + verified.nonce();
    if (!nonces.first(nonce, WINDOW.end(verified.created()), now)) {
      throw Refused.of(RefusalCode.REPLAY, "").asException();
    }
    return new Proof.SignedMessage(
        verified.signatureBase(),
        verified.signature(),
        party.credentials().chain(verified.keyId()).orElseThrow());
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

  /** A clock that is off is nobody's secret; everything else is. */
  private static RefusedException broken(RefusedMessage.Kind kind, Instant now) {
    return kind == RefusedMessage.Kind.OUTSIDE_WINDOW
        ? Refused.of(
                RefusalCode.SIGNATURE,
                "signature-input",
                "created within 5 minutes of " + now.truncatedTo(ChronoUnit.SECONDS))
            .asException()
        : Seals.broken();
  }
}
