package io.lianzhi.security.ledger;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ties a document to a record of a pack: the record holds, at one place, the document's HMAC
 * under a key that was secret until the pack was made. It also says which files of the pack are
 * parts of the document, byte for byte, and whose signature is among them.
 *
 * @param suite whose HMAC it is, HMAC-SM3 or HMAC-SHA256
 * @param key of 32 bytes; it opens this document alone
 * @param at which byte of the record the 32 bytes of the HMAC begin, after their length in four
 */
public record Opening(
    Suite suite, byte[] key, long at, String document, List<Part> parts, List<Signed> signed) {

  /** A file that is so many bytes of the document, from that byte on. */
  public record Part(long from, long length, String file) {}

  /**
   * Files of the pack of which one is the signature of another.
   *
   * @param signature DER, or r and s in 32 bytes each, or the 64 bytes of Ed25519
   * @param certificate the signer's, in PEM; the first one where there are several
   */
  public record Signed(String content, String signature, String certificate) {}

  /** The longest opening, in bytes. */
  static final int LONGEST = 1 << 20;

  private static final String HEADER = "lianzhi-opening@v1";
  private static final int LENGTH = 32;
  private static final String PART = "part";
  private static final String SIGNED = "signed";

  public Opening {
    parts = List.copyOf(parts);
    signed = List.copyOf(signed);
    if (key.length != LENGTH || at < Integer.BYTES) {
      throw new IllegalArgumentException("a key of 32 bytes, and a place behind a length");
    }
  }

  /** The file's content, in the one form that it has. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append(name(suite)).append(' ').append(HexFormat.of().formatHex(key)).append('\n');
    text.append("record ").append(at).append('\n');
    text.append("document ").append(document).append('\n');
    for (Part part : parts) {
      text.append(String.join(" ", PART, "" + part.from(), "" + part.length(), part.file()));
      text.append('\n');
    }
    for (Signed each : signed) {
      text.append(String.join(" ", SIGNED, each.content(), each.signature(), each.certificate()));
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the one form that each opening has; anything else is nothing. */
  static Optional<Opening> parse(byte[] bytes) {
    return Optional.of(bytes)
        .filter(all -> all.length <= LONGEST)
        .flatMap(StrictText::lines)
        .map(text -> text.lines().map(line -> line.split(" ", -1)).toList())
        .flatMap(Opening::read)
        .filter(opening -> Arrays.equals(opening.bytes(), bytes))
        .filter(Opening::signsParts);
  }

  private static Optional<Opening> read(List<String[]> lines) {
    boolean begins =
        lines.size() >= 4
            && lines.subList(1, 4).stream().allMatch(words -> words.length == 2)
            && lines.get(1)[1].matches("[0-9a-f]{64}");
    if (!begins) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    List<Signed> signed = new ArrayList<>();
    for (String[] words : lines.subList(4, lines.size())) {
      if (words.length != 4) {
        return Optional.empty();
      }
      if (words[0].equals(PART)) {
        part(words).ifPresent(parts::add);
      } else {
        signed.add(new Signed(words[1], words[2], words[3]));
      }
    }
    OptionalLong at = StrictText.number(lines.get(2)[1]);
    byte[] key = HexFormat.of().parseHex(lines.get(1)[1]);
    return at.isPresent() && at.getAsLong() >= Integer.BYTES
        ? suite(lines.get(1)[0])
            .map(suite -> new Opening(suite, key, at.getAsLong(), lines.get(3)[1], parts, signed))
        : Optional.empty();
  }

  /** What is signed, and the signature, came in the document. */
  private boolean signsParts() {
    Set<String> files = parts.stream().map(Part::file).collect(Collectors.toSet());
    return signed.stream()
        .allMatch(each -> files.contains(each.content()) && files.contains(each.signature()));
  }

  private static Optional<Part> part(String[] words) {
    OptionalLong from = StrictText.number(words[1]);
    OptionalLong length = StrictText.number(words[2]);
    return from.isPresent() && length.isPresent()
        ? Optional.of(new Part(from.getAsLong(), length.getAsLong(), words[3]))
        : Optional.empty();
  }

  private static String name(Suite suite) {
    return switch (suite) {
      case NATIONAL -> "HMAC-SM3";
      case INTERNATIONAL -> "HMAC-SHA256";
    };
  }

  private static Optional<Suite> suite(String name) {
    return Arrays.stream(Suite.values()).filter(suite -> name(suite).equals(name)).findFirst();
  }

  /** Whether the record commits, there and by that key, to that content. */
  boolean commits(byte[] recorded, byte[] content) {
    if (at > recorded.length - LENGTH) {
      return false;
    }
    int place = (int) at;
    int length = ByteBuffer.wrap(recorded).getInt(place - Integer.BYTES);
    byte[] committed = Arrays.copyOfRange(recorded, place, place + LENGTH);
    return length == LENGTH && MacKey.of(suite, key).matches(content, committed);
  }

  /** Names the document, not the key. */
  @Override
  public String toString() {
    return "Opening[" + document + "]";
  }
}
