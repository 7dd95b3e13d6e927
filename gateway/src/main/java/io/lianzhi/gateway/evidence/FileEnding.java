package io.lianzhi.gateway.evidence;

import java.util.Locale;

/** By which ending whoever unpacks a file can open it. */
final class FileEnding {
  private FileEnding() {}

  static String of(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return ".json";
    }
    if (type.contains("xml")) {
      return ".xml";
    }
    return type.startsWith("text/") ? ".txt" : ".bin";
  }
}
