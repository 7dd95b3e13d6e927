package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads foreign XML under hard limits: no document type, no entities of its own, no processing
 * instructions, nothing fetched. One reader reads one document.
 */
final class XmlReader {
  /** Bytes, or characters of an inner document. */
  static final int LARGEST = 1 << 20;

  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 5_000;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader stream;
  private int elements;

  private XmlReader(XMLStreamReader stream) {
    this.stream = stream;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * Reads a document in UTF-8; one that declares another encoding is refused, so that nobody can
   * read its bytes in another way.
   *
   * @throws InvalidValue {@code SCHEMA} or {@code TOO_LARGE}
   */
  static Element read(byte[] xml) {
    requireSize(xml.length);
    return read(UrlText.utf8(xml), true);
  }

  /**
   * Reads a document that is text already; the encoding that it declares is not heeded, since inner
   * documents declare GBK and are not.
   *
   * @throws InvalidValue {@code SCHEMA} or {@code TOO_LARGE}
   */
  static Element read(String xml) {
    requireSize(xml.length());
    return read(xml, false);
  }

  private static Element read(String xml, boolean isUtf8) {
    try {
      XMLStreamReader stream = FACTORY.createXMLStreamReader(new StringReader(xml));
      String declared = stream.getCharacterEncodingScheme();
      if (isUtf8 && declared != null && !declared.equalsIgnoreCase("UTF-8")) {
        throw malformed("encoding declared other than UTF-8");
      }
      return new XmlReader(stream).document();
    } catch (InvalidValue known) {
      throw known;
    } catch (XMLStreamException | RuntimeException broken) {
      throw malformed("not well-formed XML"); // the JDK's reader throws either for foreign bytes
    }
  }

  private static void requireSize(int size) {
    if (size > LARGEST) {
      throw new InvalidValue(
          RefusalCode.TOO_LARGE, "document too large", "at most " + LARGEST + " bytes");
    }
  }

  private static InvalidValue malformed(String what) {
    return new InvalidValue(
        RefusalCode.SCHEMA, what, "well-formed XML without a document type, of the published form");
  }

  private Element document() throws XMLStreamException {
    while (stream.next() != XMLStreamConstants.START_ELEMENT) {
      requireHarmless();
    }
    Element root = element(1);
    while (stream.hasNext()) {
      stream.next();
      requireHarmless();
    }
    return root;
  }

  /** Before and after the root only comments and blanks. */
  private void requireHarmless() {
    switch (stream.getEventType()) {
      case XMLStreamConstants.COMMENT,
          XMLStreamConstants.SPACE,
          XMLStreamConstants.CHARACTERS,
          XMLStreamConstants.END_DOCUMENT -> {}
      default -> throw malformed("document type or instruction");
    }
  }

  private Element element(int depth) throws XMLStreamException {
    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
      throw malformed("nested too deep or too many elements");
    }
    String namespace = stream.getNamespaceURI() == null ? "" : stream.getNamespaceURI();
    String name = stream.getLocalName();
    Map<String, String> attributes = attributes();
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (stream.next() != XMLStreamConstants.END_ELEMENT) {
      switch (stream.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(stream.getText());
        case XMLStreamConstants.COMMENT -> {}
        default -> throw malformed("entity or instruction");
      }
    }
    if (!children.isEmpty() && !text.toString().isBlank()) {
      throw malformed("text between elements");
    }
    return new Element(
        namespace, name, attributes, children, children.isEmpty() ? text.toString() : "");
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < stream.getAttributeCount(); i++) {
      if (stream.getAttributeNamespace(i) == null || stream.getAttributeNamespace(i).isEmpty()) {
        attributes.put(stream.getAttributeLocalName(i), stream.getAttributeValue(i));
      }
    }
    return attributes;
  }
}
