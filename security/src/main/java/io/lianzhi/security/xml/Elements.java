package io.lianzhi.security.xml;

import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a document by position, never by search: what is elsewhere is not seen. */
final class Elements {
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  private Elements() {}

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The one child of this name. */
  static Element only(Element parent, String namespace, String name, Kind otherwise) {
    List<Element> found =
        children(parent).stream().filter(child -> is(child, namespace, name)).toList();
    if (found.size() != 1) {
      throw new SoapRefusedException(otherwise);
    }
    return found.getFirst();
  }

  static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  static String text(Element element) {
    if (!children(element).isEmpty()) {
      throw new SoapRefusedException(Kind.MALFORMED);
    }
    return element.getTextContent().strip();
  }
}
