package io.lianzhi.security.http;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bytes that are signed (RFC 9421, 2.5). */
final class SignatureBase {
  private SignatureBase() {}

  /**
   * Composes the base.
   *
   * @param parameters the serialised inner list with its parameters, as in Signature-Input
   */
  static byte[] of(HttpMessage message, List<Component> components, String parameters) {
    StringBuilder base = new StringBuilder(512);
    Set<Component> seen = new HashSet<>();
    for (Component component : components) {
      if (!seen.add(component)) {
        throw new MalformedSignatureException("a component is covered twice");
      }
      base.append(component.identifier()).append(": ").append(oneLine(component.value(message)));
      base.append('\n');
    }
    base.append("\"@signature-params\": ").append(parameters);
    return base.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String oneLine(String value) {
    if (value.indexOf('\n') >= 0) {
      throw new MalformedSignatureException("a component's value has a line break");
    }
    return value;
  }
}
