package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.KnownSigner;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.cms.UnsealedContent;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Opens national seals, each request taken once. The stamp over the wire's bytes comes first: only
 * what the party itself sent is decrypted, so that nobody learns anything from how SM4-CBC fails.
 */
final class CmsSeal {
  static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);
  private static final String NONCE = "[!-~]{8,64}";

  /** By this header the stamp can be verified again, when the sealed bytes are gone. */
  private static final String WIRE_DIGEST = ":body-sm3";

  /** The plain message, and the signature that was inside the seal. */
  record Unsealed(RawMessage plain, Proof proof) {}

  private final Supplier<List<DecryptionKey>> keys;
  private final Nonces nonces;

  CmsSeal(Supplier<List<DecryptionKey>> keys, Nonces nonces) {
    this.keys = keys;
    this.nonces = nonces;
  }

  Unsealed open(Party party, RawMessage raw, Signing.NationalSeal seal, Instant now) {
    List<KnownSigner> signers = party.credentials().knownSigners(now);
    RequestStamp stamp = stamp(raw, seal.headers());
    StampedRequest request = request(raw);
    if (signers.stream().noneMatch(signer -> stamp.isOf(request, signer.key()))) {
      throw Seals.broken();
    }
    requireInTime(stamp, seal.window(), now);
    requireFirst(party, stamp, seal.window(), now);
    return unsealed(party, raw, signers);
  }

  private Unsealed unsealed(Party party, RawMessage raw, List<KnownSigner> signers) {
    try {
      UnsealedContent content = NationalCms.open(raw.body(), keys.get(), signers);
      String signer = Credentials.fingerprint(content.signer());
      Proof proof =
          new Proof.SignedMessage(
              content.signedBytes(),
              content.signature(),
              party.credentials().chain(signer).orElseThrow());
      return new Unsealed(plain(raw, content.content()), proof);
    } catch (SealBrokenException whatever) {
      throw Seals.broken();
    }
  }

  private static RawMessage plain(RawMessage raw, byte[] content) {
    Map<String, String> headers = new HashMap<>(raw.headers());
    headers.put(WIRE_DIGEST, HexFormat.of().formatHex(Suite.NATIONAL.digest(raw.body())));
    return new RawMessage(raw.form(), raw.contentType(), headers, content);
  }

  private static RequestStamp stamp(RawMessage raw, Signing.StampHeaders names) {
    String nonce = raw.header(names.nonce()).orElse("");
    if (!nonce.matches(NONCE)) {
      throw Seals.broken();
    }
    return new RequestStamp(
        raw.header(names.timestamp()).orElse(""), nonce, raw.header(names.signature()).orElse(""));
  }

  private static StampedRequest request(RawMessage raw) {
    Map<String, String> headers = raw.headers();
    return new StampedRequest(
        headers.getOrDefault(":method", ""),
        headers.getOrDefault(":path", ""),
        headers.getOrDefault(":query", ""),
        raw.body());
  }

  /** A clock that is off is nobody's secret; everything else is. */
  private static void requireInTime(RequestStamp stamp, Duration window, Instant now) {
    Instant time = stamp.time().orElseThrow(Seals::broken);
    if (Duration.between(time, now).abs().compareTo(window) > 0) {
      throw Refused.of(
              RefusalCode.SIGNATURE,
              "timestamp",
              "a timestamp within "
                  + window.toSeconds()
                  + " seconds of "
                  + now.truncatedTo(ChronoUnit.SECONDS))
          .asException();
    }
  }

  private void requireFirst(Party party, RequestStamp stamp, Duration window, Instant now) {
    String nonce = party.id() + " seal " + stamp.nonce();
    if (!nonces.first(nonce, stamp.time().orElseThrow().plus(window), now)) {
      throw Refused.of(RefusalCode.REPLAY, "").asException();
    }
  }
}
