package io.lianzhi.adapter.shaoxing.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Shaoxing's own way with XML: the platform's DOM, which knows nothing of the adapter's reader. */
final class Dom {
  private static final DocumentBuilderFactory FACTORY = factory();

  private Dom() {}

  private static DocumentBuilderFactory factory() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Parses bytes.
   *
   * @throws IllegalArgumentException for what is not well-formed
   */
  static Document parse(byte[] xml) {
    return parse(new InputSource(new ByteArrayInputStream(xml)));
  }

  /**
   * Parses text.
   *
   * @throws IllegalArgumentException for what is not well-formed
   */
  static Document parse(String xml) {
    return parse(new InputSource(new StringReader(xml)));
  }

  private static Document parse(InputSource source) {
    try {
      var builder = FACTORY.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // throws, and prints nothing
      return builder.parse(source);
    } catch (SAXException | IOException | ParserConfigurationException broken) {
      throw new IllegalArgumentException("not well-formed XML", broken);
    }
  }

  static String write(Document document) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The child elements of that local name. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  /** The element at a path of local names. */
  static Optional<Element> at(Element parent, String... path) {
    Optional<Element> found = Optional.of(parent);
    for (String name : path) {
      found = found.flatMap(each -> children(each, name).stream().findFirst());
    }
    return found;
  }

  static Optional<String> text(Element parent, String... path) {
    return at(parent, path).map(Element::getTextContent).map(String::strip);
  }
}
