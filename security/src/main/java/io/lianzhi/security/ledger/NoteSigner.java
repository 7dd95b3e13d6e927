package io.lianzhi.security.ledger;

import io.lianzhi.security.envelope.SigningKey;
import java.nio.charset.StandardCharsets;

/** Signs notes with one key of Ed25519 or SM2. Safe for any number of threads. */
public final class NoteSigner {
  private final SigningKey key;
  private final NoteKey noteKey;

  /**
   * A signer under the name that its signatures bear.
   *
   * @throws IllegalArgumentException as {@link NoteKey#of}
   */
  public NoteSigner(String name, SigningKey key) {
    this.key = key;
    this.noteKey = NoteKey.of(name, key.publicKey());
  }

  /** What verifies the signatures made here. */
  public NoteKey key() {
    return noteKey;
  }

  NoteSignature sign(String text) {
    byte[] signature = key.signFixed(text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(noteKey.name(), noteKey.id(), signature);
  }
}
