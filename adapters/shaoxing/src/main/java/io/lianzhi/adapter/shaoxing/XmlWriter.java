package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;

/** Writes elements as XML text without blanks between them. */
final class XmlWriter {
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final StringBuilder out = new StringBuilder(2048);

  private XmlWriter() {}

  /**
   * Writes a document.
   *
   * @throws InvalidValue where a text holds what XML 1.0 cannot
   */
  static String write(Element root) {
    return DECLARATION + fragment(root);
  }

  /** As {@link #write}, without the declaration. */
  static String fragment(Element root) {
    XmlWriter writer = new XmlWriter();
    writer.element(root, "");
    return writer.out.toString();
  }

  private void element(Element element, String outer) {
    out.append('<').append(element.name());
    if (!element.namespace().equals(outer)) {
      attribute("xmlns", element.namespace());
    }
    element.attributes().forEach(this::attribute);
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    escape(element.text());
    element.children().forEach(child -> element(child, element.namespace()));
    out.append("</").append(element.name()).append('>');
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
      default -> {
        if (c < ' ' || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF)) {
          throw new InvalidValue(
              RefusalCode.SCHEMA, "text holds what XML cannot", "text without control characters");
        }
        out.appendCodePoint(c);
      }
    }
  }
}
