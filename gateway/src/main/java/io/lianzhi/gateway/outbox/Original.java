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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An arrival exactly as it came, with what proves its sender, and 32 random bytes: the ledger's
 * leaf commits to it under them, so that a plate cannot be guessed from the leaf.
 */
final class Original {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_LENGTH = 32;
  private static final String SIGNED = "signed";
  private static final String CHANNEL = "channel";

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
      case Proof.SignedMessage signed -> write(bytes.text(SIGNED), signed);
      case Proof.Channel channel ->
          bytes.text(CHANNEL).text(channel.line()).text(channel.credential());
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

  /** What {@link #content} gave. */
  static Original of(byte[] content) {
    return new Original(new Bytes.Reader(content).block(), content);
  }

  /** The message as it came. */
  RawMessage raw() {
    return message(afterSalt());
  }

  /**
   * What proves its sender.
   *
   * @param certificates by fingerprint, from the register of signers
   */
  Proof proof(Function<String, X509Certificate> certificates) {
    Bytes.Reader in = afterSalt();
    message(in);
    if (in.text().equals(CHANNEL)) {
      return new Proof.Channel(in.text(), in.text());
    }
    SignedMessage kept = SignedMessage.fromBytes(in.block());
    List<X509Certificate> chain = Stream.of(in.text().split(" ")).map(certificates).toList();
    return new Proof.SignedMessage(kept.signedBytes(), kept.signature(), chain);
  }

  private Bytes.Reader afterSalt() {
    Bytes.Reader in = new Bytes.Reader(content);
    in.block();
    return in;
  }

  private static RawMessage message(Bytes.Reader in) {
    return new RawMessage(in.text(), in.text(), Body.readHeaders(in), in.block());
  }

  byte[] key() {
    return salt.clone();
  }

  byte[] content() {
    return content;
  }

  /** What the ledger's leaf commits to. */
  byte[] commitment(Suite suite) {
    return MacKey.of(suite, salt).code(content);
  }
}
