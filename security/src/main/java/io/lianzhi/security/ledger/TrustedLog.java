package io.lianzhi.security.ledger;

/**
 * Which log is meant, and who must have signed for it.
 *
 * @param origin the first line of its checkpoints
 */
public record TrustedLog(String origin, TrustedKeys keys) {
  /** The longest checkpoint, in bytes: thrice sixteen signatures of the longest kind known. */
  static final int LONGEST = 1 << 18;

  /**
   * The checkpoint in a note.
   *
   * @param what the note's name in sentences
   * @throws FlawException if it is not one of this log, signed by all of its keys
   */
  public Checkpoint open(byte[] note, String what) {
    Checkpoint checkpoint =
        Checkpoint.parse(keys.open(note, what))
            .orElseThrow(() ->
                new FlawException(
                    what + " is signed, but not a checkpoint", what + " 虽有签名，但不是检查点"));
    if (!checkpoint.origin().equals(origin)) {
      throw new FlawException(
          what + " is of the log " + checkpoint.origin() + ", not of " + origin,
          what + " 属于日志 " + checkpoint.origin() + "，不是 " + origin);
    }
    return checkpoint;
  }
}
