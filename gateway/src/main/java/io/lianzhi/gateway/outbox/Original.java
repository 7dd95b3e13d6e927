package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.Suite;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/**
 * An arrival exactly as it came, with what proves its sender, and 32 random bytes: the ledger's
 * leaf commits to it under them, so that a plate cannot be guessed from the leaf.
 */
final class Original {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_LENGTH = 32;

  private final byte[] salt;
  private final byte[] content;

  private Original(byte[] salt, byte[] content) {
    this.salt = salt;
    this.content = content;
  }

  static Original of(Opened opened) {
    return of(opened.raw(), opened.proof());
  }

  static Original of(RawMessage raw, Proof proof) {
    byte[] salt = new byte[SALT_LENGTH];
    RANDOM.nextBytes(salt);
    Bytes bytes = new Bytes().block(salt).text(raw.form()).text(raw.contentType());
    Body.writeHeaders(bytes, raw.headers());
    bytes.block(raw.body());
    switch (proof) {
      case Proof.SignedMessage signed -> bytes.text("signed").block(kept(signed).toBytes());
      case Proof.Channel channel ->
          bytes.text("channel").text(channel.line()).text(channel.credential());
    }
    return new Original(salt, bytes.toArray());
  }

  /** Complete in itself: who has it and trusts the last certificate needs no register of ours. */
  private static SignedMessage kept(Proof.SignedMessage signed) {
    X509Certificate signer = signed.chain().getFirst();
    return SignedMessage.of(
        Certificates.fingerprint(signer),
        Certificates.algorithm(signer),
        signed.signedBytes(),
        signed.signature(),
        signed.chain().stream().map(Certificates::der).toList());
  }

  byte[] content() {
    return content;
  }

  /** What the ledger's leaf commits to. */
  byte[] commitment(Suite suite) {
    return MacKey.of(suite, salt).code(content);
  }
}
