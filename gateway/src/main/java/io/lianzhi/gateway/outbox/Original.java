package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.Suite;
import java.security.SecureRandom;
import java.util.List;

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
      case Proof.SignedMessage signed -> write(bytes.text("signed"), signed);
      case Proof.Channel channel ->
          bytes.text("channel").text(channel.line()).text(channel.credential());
    }
    return new Original(salt, bytes.toArray());
  }

  /**
   * The signature exactly as it came, and its chain by fingerprints: the certificates themselves
   * are kept once, in the register of signers, not once more for every letter.
   */
  private static void write(Bytes bytes, Proof.SignedMessage signed) {
    List<String> chain = signed.chain().stream().map(Certificates::fingerprint).toList();
    SignedMessage kept =
        SignedMessage.of(
            chain.getFirst(),
            Certificates.algorithm(signed.chain().getFirst()),
            signed.signedBytes(),
            signed.signature(),
            List.of());
    bytes.block(kept.toBytes()).text(String.join(" ", chain));
  }

  byte[] content() {
    return content;
  }

  /** What the ledger's leaf commits to. */
  byte[] commitment(Suite suite) {
    return MacKey.of(suite, salt).code(content);
  }
}
