package io.lianzhi.security.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log says that it holds (C2SP tlog-checkpoint).
 *
 * @param origin the log's name, a URL without scheme
 * @param extensions further lines that were signed along; their meaning is the log's
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
  private static final int LINES = 3;

  /**
   * Holds only what can be written.
   *
   * @throws IllegalArgumentException if a line is empty or more than one
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("origin and extensions are one line each");
    }
  }

  public Checkpoint(String origin, TreeHead head) {
    this(origin, head, List.of());
  }

  /** The checkpoint as a note with these signatures, at least one. */
  public byte[] sign(List<NoteSigner> signers) {
    if (signers.isEmpty()) {
      throw new IllegalArgumentException("a checkpoint is signed");
    }
    return SignedNote.sign(text(), signers).bytes();
  }

  String text() {
    String lines = origin + "\n" + head.size() + "\n" + head.root() + "\n";
    return extensions.isEmpty() ? lines : lines + String.join("\n", extensions) + "\n";
  }

  /** Reads the one form that each checkpoint has; anything else is nothing. */
  static Optional<Checkpoint> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < LINES || !lines.stream().allMatch(Checkpoint::isLine)) {
      return Optional.empty();
    }
    OptionalLong size = StrictText.number(lines.get(1));
    return size.isEmpty()
        ? Optional.empty()
        : StrictText.hash(lines.get(2))
            .map(root ->
                new Checkpoint(
                    lines.getFirst(),
                    new TreeHead(size.getAsLong(), root),
                    lines.subList(LINES, lines.size())))
            .filter(checkpoint -> checkpoint.text().equals(text));
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
  }
}
