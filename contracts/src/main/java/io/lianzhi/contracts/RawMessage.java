package io.lianzhi.contracts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Bytes in a party's own form, with what its protocol says about them. The bytes are not copied:
 * whoever makes a message gives them up.
 *
 * @param form the party's name for this kind of message, for example {@code copy-notice} or {@code
 *     81C01}; never empty
 * @param headers names in lower case
 */
public record RawMessage(
    String form, String contentType, Map<String, String> headers, byte[] body) {
  public RawMessage {
    if (form.isBlank()) {
      throw new IllegalArgumentException("a message has a form");
    }
    headers = isLowerCase(headers) ? Map.copyOf(headers) : lowered(headers);
  }

  private static boolean isLowerCase(Map<String, String> headers) {
    return headers.keySet().stream()
        .noneMatch(name -> name.chars().anyMatch(Character::isUpperCase));
  }

  private static Map<String, String> lowered(Map<String, String> headers) {
    Map<String, String> lowered = new TreeMap<>();
    headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
    return Map.copyOf(lowered);
  }

  public RawMessage(String form, String contentType, byte[] body) {
    this(form, contentType, Map.of(), body);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Says how long it is, never what it holds. */
  @Override
  public String toString() {
    return "RawMessage[" + form + ", " + body.length + " bytes]";
  }
}
