package io.lianzhi.security.xml;

import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses foreign XML: no document type, so no entities; elements at most 64 deep, since they are
 * walked by recursion; nothing is fetched, nothing printed.
 */
final class HardenedXml {
  private static final String XERCES = "http://apache.org/xml/features/";
  private static final String SAX = "http://xml.org/sax/features/";
  private static final int DEEPEST = 64;

  /** Its making tries each feature on a parser: dearer than reading a letter. */
  private static final DocumentBuilderFactory FACTORY = factory();

  private HardenedXml() {}

  static Document parse(byte[] message) {
    try {
      DocumentBuilder builder = builder();
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(message));
    } catch (SAXException | IOException e) {
      throw new SoapRefusedException(Kind.MALFORMED);
    }
  }

  /** A fresh one: nothing of one message is there when the next is read. */
  private static DocumentBuilder builder() {
    try {
      synchronized (FACTORY) {
        return FACTORY.newDocumentBuilder();
      }
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform's parser cannot be hardened", e);
    }
  }

  private static DocumentBuilderFactory factory() {
    try {
      return hardened();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform's parser cannot be hardened", e);
    }
  }

  private static DocumentBuilderFactory hardened() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(XERCES + "disallow-doctype-decl", true);
    factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
    factory.setFeature(SAX + "external-general-entities", false);
    factory.setFeature(SAX + "external-parameter-entities", false);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
    return factory;
  }

  /** Throws what the platform's own handler would print. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) {
      // A warning about foreign input is nobody's business.
    }

    @Override
    public void error(SAXParseException error) throws SAXException {
      throw error;
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      throw error;
    }
  }
}
