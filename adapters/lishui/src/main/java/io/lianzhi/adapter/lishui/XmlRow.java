package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one {@code <jl>} with an element for each column under hard limits: no document type, no
 * entities of its own, no instructions, nothing fetched.
 */
final class XmlRow {
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader stream;
  private final List<String> columns;
  private final Set<String> seen = new HashSet<>();
  private final Row row = new Row();

  private XmlRow(XMLStreamReader stream, List<String> columns) {
    this.stream = stream;
    this.columns = columns;
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
   * The record in {@code xml}.
   *
   * @throws InvalidValue {@code SCHEMA}
   */
  static Row read(String xml, List<String> columns) {
    if (xml.contains("<!") || xml.contains("<?")) {
      throw malformed();
    }
    try {
      return new XmlRow(FACTORY.createXMLStreamReader(new StringReader(xml)), columns).record();
    } catch (InvalidValue known) {
      throw known;
    } catch (XMLStreamException | RuntimeException broken) {
      throw malformed(); // the JDK's reader throws either for foreign bytes
    }
  }

  private Row record() throws XMLStreamException {
    stream.next();
    requireElement("jl");
    while (stream.nextTag() == XMLStreamConstants.START_ELEMENT) {
      column();
    }
    while (stream.hasNext()) {
      stream.next();
    }
    return row;
  }

  private void column() throws XMLStreamException {
    String name = stream.getLocalName();
    if (!columns.contains(name) || !seen.add(name)) {
      throw malformed();
    }
    requireElement(name);
    row.put(name, stream.getElementText());
  }

  private void requireElement(String name) {
    boolean bare = stream.getAttributeCount() == 0 && stream.getNamespaceCount() == 0;
    if (!bare || !stream.getLocalName().equals(name)) {
      throw malformed();
    }
  }

  private static InvalidValue malformed() {
    return new InvalidValue(
        RefusalCode.SCHEMA, "not one record", "<jl> with an element for each column, each once");
  }
}
