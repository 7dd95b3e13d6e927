package io.lianzhi.security.http;

import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/**
 * Content-Digest (RFC 9530): {@code sha-256} for the international suite and, as a private key
 * agreed with the parties, {@code sm3} (GB/T 32905, 32 bytes) for the national one.
 */
public final class ContentDigest {
  private ContentDigest() {}

  /** The field's value for this content, such as {@code sha-256=:…:}. */
  public static String of(Suite suite, byte[] content) {
    return key(suite) + "=:" + Base64.getEncoder().encodeToString(suite.digest(content)) + ":";
  }

  /**
   * Whether the field holds the suite's digest of this content. Every digest of either suite that
   * it holds must be right.
   */
  public static boolean matches(Suite suite, List<String> fieldLines, byte[] content) {
    try {
      Dictionary digests = new Parser(fieldLines).parseDictionary();
      if (!digests.get().containsKey(key(suite))) {
        return false;
      }
      for (Suite each : Suite.values()) {
        ListElement<?> claimed = digests.get().get(key(each));
        if (claimed != null && !isDigest(claimed, each.digest(content))) {
          return false;
        }
      }
      return true;
    } catch (ParseException e) {
      return false;
    }
  }

  private static boolean isDigest(ListElement<?> claimed, byte[] digest) {
    if (!(claimed instanceof ByteSequenceItem sequence)) {
      return false;
    }
    ByteBuffer buffer = sequence.get().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return MessageDigest.isEqual(bytes, digest);
  }

  private static String key(Suite suite) {
    return switch (suite) {
      case NATIONAL -> "sm3";
      case INTERNATIONAL -> "sha-256";
    };
  }
}
