package io.lianzhi.security.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text and its signatures (C2SP signed-note). The text is not to be looked at before {@link
 * TrustedKeys} have found it signed.
 */
final class SignedNote {
  private static final int MOST_SIGNATURES = 100;
  private static final String BLANK_LINE = "\n\n";

  private final String text;
  private final List<NoteSignature> signatures;

  private SignedNote(String text, List<NoteSignature> signatures) {
    this.text = text;
    this.signatures = signatures;
  }

  /** A text, one or more lines, signed by all of these. */
  static SignedNote sign(String text, List<NoteSigner> signers) {
    return new SignedNote(text, signers.stream().map(signer -> signer.sign(text)).toList());
  }

  /** Reads a note, if it has the form. */
  static Optional<SignedNote> parse(byte[] bytes) {
    return StrictText.lines(bytes).flatMap(SignedNote::split);
  }

  private static Optional<SignedNote> split(String note) {
    int blank = note.lastIndexOf(BLANK_LINE);
    if (blank < 0 || blank + BLANK_LINE.length() == note.length()) {
      return Optional.empty();
    }
    List<Optional<NoteSignature>> signatures =
        note.substring(blank + BLANK_LINE.length())
            .lines()
            .limit(MOST_SIGNATURES + 1)
            .map(NoteSignature::parse)
            .toList();
    return signatures.size() <= MOST_SIGNATURES && signatures.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            new SignedNote(
                note.substring(0, blank + 1),
                signatures.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  String text() {
    return text;
  }

  List<NoteSignature> signatures() {
    return signatures;
  }

  byte[] bytes() {
    String lines = signatures.stream().map(NoteSignature::line).collect(Collectors.joining());
    return (text + "\n" + lines).getBytes(StandardCharsets.UTF_8);
  }
}
