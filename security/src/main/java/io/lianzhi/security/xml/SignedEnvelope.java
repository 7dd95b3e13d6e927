package io.lianzhi.security.xml;

import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * The five elements that count, each at the one place where it belongs: the Body of the Envelope,
 * the Security header, and its time stamp, token and signature.
 */
record SignedEnvelope(Element body, Element timestamp, Element token, Element signature) {

  static SignedEnvelope of(Element root) {
    if (!Elements.is(root, Elements.SOAP, "Envelope")) {
      throw new SoapRefusedException(Kind.MALFORMED);
    }
    List<Element> parts = Elements.children(root);
    if (parts.size() != 2
        || !Elements.is(parts.getFirst(), Elements.SOAP, "Header")
        || !Elements.is(parts.getLast(), Elements.SOAP, "Body")) {
      throw new SoapRefusedException(Kind.MALFORMED);
    }
    Element security = part(parts.getFirst(), Elements.SECURITY, "Security");
    SignedEnvelope envelope =
        new SignedEnvelope(
            parts.getLast(),
            part(security, Elements.UTILITY, "Timestamp"),
            part(security, Elements.SECURITY, "BinarySecurityToken"),
            part(security, Elements.SIGNATURE, "Signature"));
    envelope.requireUniqueIds(root);
    return envelope;
  }

  /** The element's wsu:Id. */
  static String id(Element element) {
    String id = element.getAttributeNS(Elements.UTILITY, "Id");
    if (id.isEmpty()) {
      throw new SoapRefusedException(Kind.UNCOVERED);
    }
    return id;
  }

  private static Element part(Element parent, String namespace, String name) {
    return Elements.only(parent, namespace, name, Kind.MISSING);
  }

  private void requireUniqueIds(Element root) {
    for (Element element : List.of(body, timestamp, token)) {
      if (occurrences(root, id(element)) != 1) {
        throw new SoapRefusedException(Kind.UNCOVERED);
      }
    }
  }

  /** How many attributes that could be an id, of any name space, have this value. */
  private static int occurrences(Element element, String id) {
    int count = 0;
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      boolean named = "id".equalsIgnoreCase(attribute.getLocalName());
      if (named && attribute.getValue().equals(id)) {
        count++;
      }
    }
    for (Element child : Elements.children(element)) {
      count += occurrences(child, id);
    }
    return count;
  }
}
