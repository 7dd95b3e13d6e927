package io.lianzhi.security.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One signature line of a note: {@code — <key name> base64(key id || signature)}. */
final class NoteSignature {
  static final int ID_LENGTH = 4;

  private static final String DASH = "— ";

  private final String name;
  private final byte[] content;

  NoteSignature(String name, byte[] id, byte[] signature) {
    this.name = name;
    this.content = Arrays.copyOf(id, ID_LENGTH + signature.length);
    System.arraycopy(signature, 0, content, ID_LENGTH, signature.length);
  }

  static Optional<NoteSignature> parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space <= DASH.length()) {
      return Optional.empty();
    }
    String name = line.substring(DASH.length(), space);
    return StrictText.base64(line.substring(space + 1))
        .filter(content -> content.length > ID_LENGTH && NoteKey.isName(name))
        .map(content ->
            new NoteSignature(
                name, content, Arrays.copyOfRange(content, ID_LENGTH, content.length)));
  }

  boolean claims(NoteKey key) {
    return name.equals(key.name()) && Arrays.equals(content, 0, ID_LENGTH, key.id(), 0, ID_LENGTH);
  }

  byte[] signature() {
    return Arrays.copyOfRange(content, ID_LENGTH, content.length);
  }

  String line() {
    return DASH + name + " " + Base64.getEncoder().encodeToString(content) + "\n";
  }
}
