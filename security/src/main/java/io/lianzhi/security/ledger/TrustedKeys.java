package io.lianzhi.security.ledger;

import java.util.List;

/**
 * The keys that must have signed a note, every one of them. Signatures of other keys are passed
 * over.
 */
public final class TrustedKeys {
  private final List<NoteKey> keys;

  /**
   * All of these.
   *
   * @throws IllegalArgumentException if there is none, or two have the same name and id
   */
  public TrustedKeys(List<NoteKey> keys) {
    this.keys = List.copyOf(keys);
    boolean distinct =
        keys.stream().allMatch(key -> keys.stream().filter(key::sameIdAs).count() == 1);
    if (keys.isEmpty() || !distinct) {
      throw new IllegalArgumentException(
          "at least one key is needed, and each name and key id only once");
    }
  }

  /** The name of the first key, which a log's first key has from its origin. */
  String firstName() {
    return keys.getFirst().name();
  }

  /**
   * The text of a note that all keys signed.
   *
   * @param what the note's name in sentences
   * @throws FlawException if it is not a note, or a key did not sign it, or with another text
   */
  String open(byte[] bytes, String what) {
    SignedNote note =
        SignedNote.parse(bytes)
            .orElseThrow(() ->
                new FlawException(what + " is not a signed note", what + " 不是签名文本（signed note）"));
    keys.forEach(key -> requireSigned(note, key, what));
    return note.text();
  }

  private static void requireSigned(SignedNote note, NoteKey key, String what) {
    List<NoteSignature> claimed =
        note.signatures().stream().filter(signature -> signature.claims(key)).toList();
    if (claimed.isEmpty()) {
      throw new FlawException(
          what + " is not signed by the key of " + key.name(),
          what + " 没有 " + key.name() + " 的密钥的签名");
    }
    if (!claimed.stream().allMatch(signature -> key.verifies(note.text(), signature))) {
      throw new FlawException(
          what
              + " bears a signature of "
              + key.name()
              + " that is not of this text: one was altered",
          what + " 上 " + key.name() + " 的签名与正文不符：正文或签名被改动");
    }
  }
}
