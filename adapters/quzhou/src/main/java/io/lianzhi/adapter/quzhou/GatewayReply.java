package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.json.JsonTree;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {code, msg, datas}}, as the data gateway answers, with HTTP 200 even to what it refuses.
 */
record GatewayReply(String code, String msg, Map<?, ?> datas) {
  private static final int LONGEST_WORDS = 200;

  /** The reply, where the bytes are one. */
  static Optional<GatewayReply> read(byte[] body) {
    try {
      Map<String, Object> tree = JsonTree.readObject(body);
      return tree.get("code") instanceof String code && !code.isBlank()
          ? Optional.of(new GatewayReply(code, text(tree.get("msg")), map(tree.get("datas"))))
          : Optional.empty();
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  Optional<String> data(String name) {
    return datas.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Code and message on one line, not longer than anybody reads. */
  String words() {
    return (code + ": " + msg)
        .replaceAll("\\p{Cntrl}", " ")
        .codePoints()
        .limit(LONGEST_WORDS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
