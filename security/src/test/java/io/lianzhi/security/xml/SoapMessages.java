package io.lianzhi.security.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A partner's system that signs SOAP messages, well or in the ways that an attacker would. */
final class SoapMessages {
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

  private static final String WSU = Elements.UTILITY;
  private static final String PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
          + "#Base64Binary";

  private final Identity identity;
  private final Key key;
  private final String method;
  private final List<String> covered;
  private final String canonicalization;
  private final String digest;

  private SoapMessages(
      Identity identity,
      Key key,
      String method,
      List<String> covered,
      String canonicalization,
      String digest) {
    this.identity = identity;
    this.key = key;
    this.method = method;
    this.covered = covered;
    this.canonicalization = canonicalization;
    this.digest = digest;
  }

  static SoapMessages of(Identity identity) {
    String method = identity.publicKey().getAlgorithm().equals("RSA") ? RSA_SHA256 : ECDSA_SHA256;
    return new SoapMessages(
        identity,
        identity.privateKey(),
        method,
        List.of("#body", "#time"),
        CanonicalizationMethod.EXCLUSIVE,
        DigestMethod.SHA256);
  }

  SoapMessages signedBy(Key other, String otherMethod) {
    return new SoapMessages(identity, other, otherMethod, covered, canonicalization, digest);
  }

  SoapMessages signedThrough(PrivateKey other) {
    return signedBy(other, method);
  }

  SoapMessages covering(String... references) {
    return new SoapMessages(identity, key, method, List.of(references), canonicalization, digest);
  }

  SoapMessages canonicalizedBy(String other) {
    return new SoapMessages(identity, key, method, covered, other, digest);
  }

  SoapMessages digestedBy(String other) {
    return new SoapMessages(identity, key, method, covered, canonicalization, other);
  }

  byte[] message(Instant created, Instant expires) {
    return signed(unsigned(created, expires));
  }

  byte[] unsigned(Instant created, Instant expires) {
    String token = Base64.getEncoder().encodeToString(Certificates.der(identity.certificate()));
    return """
    <soap:Envelope xmlns:soap="%s">
      <soap:Header>
        <wsse:Security xmlns:wsse="%s" xmlns:wsu="%s">
          <wsse:BinarySecurityToken wsu:Id="token" ValueType="%s" EncodingType="%s">%s\
    </wsse:BinarySecurityToken>
          <wsu:Timestamp wsu:Id="time"><wsu:Created>%s</wsu:Created>\
    <wsu:Expires>%s</wsu:Expires></wsu:Timestamp>
        </wsse:Security>
      </soap:Header>
      <soap:Body xmlns:wsu="%s" wsu:Id="body"><writeObjectOut>浙D12345</writeObjectOut>\
    </soap:Body>
    </soap:Envelope>
    """
        .formatted(
            Elements.SOAP, Elements.SECURITY, WSU, PROFILE, BASE64, token, created, expires, WSU)
        .getBytes(UTF_8);
  }

  /** Signs any document that has a Security header. */
  byte[] signed(byte[] message) {
    Document document = HardenedXml.parse(message);
    Element security =
        (Element) document.getElementsByTagNameNS(Elements.SECURITY, "Security").item(0);
    try {
      sign(document, security);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw new AssertionError(e);
    }
    return write(document);
  }

  private void sign(Document document, Element security)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    SignedInfo info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(method, null),
            references(factory));
    DOMSignContext context = new DOMSignContext(key, security);
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    context.setDefaultNamespacePrefix("ds");
    markIds(context, document.getDocumentElement());
    factory.newXMLSignature(info, keyInfo(factory, document)).sign(context);
  }

  private List<Reference> references(XMLSignatureFactory factory) throws GeneralSecurityException {
    Transform transform = factory.newTransform(canonicalization, (TransformParameterSpec) null);
    DigestMethod digestMethod = factory.newDigestMethod(digest, (DigestMethodParameterSpec) null);
    Stream<Reference> references =
        covered.stream()
            .map(uri -> factory.newReference(uri, digestMethod, List.of(transform), null, null));
    return references.toList();
  }

  private static void markIds(DOMSignContext context, Element element) {
    if (element.hasAttributeNS(WSU, "Id")) {
      context.setIdAttributeNS(element, WSU, "Id");
    }
    Elements.children(element).forEach(child -> markIds(context, child));
  }

  private static KeyInfo keyInfo(XMLSignatureFactory factory, Document document) {
    Element reference = document.createElementNS(Elements.SECURITY, "wsse:Reference");
    reference.setAttribute("URI", "#token");
    reference.setAttribute("ValueType", PROFILE);
    Element holder = document.createElementNS(Elements.SECURITY, "wsse:SecurityTokenReference");
    holder.appendChild(reference);
    return factory.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(holder)));
  }

  private static byte[] write(Document document) {
    try {
      StringWriter text = new StringWriter();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString().getBytes(UTF_8);
    } catch (TransformerException e) {
      throw new AssertionError(e);
    }
  }
}
