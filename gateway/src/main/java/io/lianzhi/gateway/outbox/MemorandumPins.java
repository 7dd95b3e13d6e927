package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import java.util.Map;
import java.util.Optional;

/**
 * By which text of its memorandum a copy is released here: named by its SHA-256 in the copy's
 * event, and so in the log.
 *
 * @param digests in lower-case hexadecimal digits, by the memorandum's id
 */
public record MemorandumPins(Map<String, String> digests) {
  private static final String MARK = ";memorandum-";

  public MemorandumPins {
    digests = Map.copyOf(digests);
  }

  static MemorandumPins none() {
    return new MemorandumPins(Map.of());
  }

  /** What the event of a copy keeps: how it was written, and by which text it was let out. */
  String pin(String mapping, Clause clause) {
    return Optional.ofNullable(digests.get(clause.memorandum()))
        .map(digest -> mapping + MARK + digest)
        .orElse(mapping);
  }

  /** The mapping alone. */
  static String mapping(String kept) {
    int mark = kept.lastIndexOf(MARK);
    return mark < 0 ? kept : kept.substring(0, mark);
  }

  /** The text's digest, where it was kept. */
  static Optional<String> digest(String kept) {
    int mark = kept.lastIndexOf(MARK);
    return mark < 0 ? Optional.empty() : Optional.of(kept.substring(mark + MARK.length()));
  }
}
