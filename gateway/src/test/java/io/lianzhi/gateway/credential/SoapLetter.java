package io.lianzhi.gateway.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SOAP message under WS-Security, as a partner's system sends it. */
final class SoapLetter {
  private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
  private static final String WSSE = OASIS + "wssecurity-secext-1.0.xsd";
  private static final String WSU = OASIS + "wssecurity-utility-1.0.xsd";
  private static final String PROFILE = OASIS + "x509-token-profile-1.0#X509v3";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

  private SoapLetter() {}

  static byte[] signed(Identity signer, Instant created) throws Exception {
    return signed(signer, signer, created);
  }

  /** Shows one certificate and signs with the key of another. */
  static byte[] signed(Identity shown, Identity signer, Instant created) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(unsigned(shown, created).getBytes(UTF_8)));
    Element security = (Element) document.getElementsByTagNameNS(WSSE, "Security").item(0);
    sign(document, security, signer);
    StringWriter text = new StringWriter();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(text));
    return text.toString().getBytes(UTF_8);
  }

  static String unsigned(Identity shown, Instant created) {
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:u="%s"><s:Header>\
    <o:Security xmlns:o="%s"><o:BinarySecurityToken u:Id="token" ValueType="%s">%s\
    </o:BinarySecurityToken><u:Timestamp u:Id="time"><u:Created>%s</u:Created>\
    <u:Expires>%s</u:Expires></u:Timestamp></o:Security></s:Header>\
    <s:Body u:Id="body"><letter>浙D12345</letter></s:Body></s:Envelope>\
    """
        .formatted(
            WSU,
            WSSE,
            PROFILE,
            Base64.getEncoder().encodeToString(Certificates.der(shown.certificate())),
            created,
            "2099-01-01T00:00:00Z");
  }

  private static void sign(Document document, Element security, Identity signer) throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    DOMSignContext context = new DOMSignContext(signer.privateKey(), security);
    mark(context, document, WSU, "Timestamp");
    mark(context, document, "http://www.w3.org/2003/05/soap-envelope", "Body");
    factory.newXMLSignature(signedInfo(factory, signer), keyInfo(factory, document)).sign(context);
  }

  private static void mark(DOMSignContext context, Document document, String space, String name) {
    Element element = (Element) document.getElementsByTagNameNS(space, name).item(0);
    context.setIdAttributeNS(element, WSU, "Id");
  }

  private static SignedInfo signedInfo(XMLSignatureFactory factory, Identity signer)
      throws Exception {
    String family = signer.publicKey().getAlgorithm().equals("RSA") ? "rsa" : "ecdsa";
    DigestMethod digest =
        factory.newDigestMethod(DigestMethod.SHA256, (DigestMethodParameterSpec) null);
    Transform transform =
        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
    List<Reference> references =
        Stream.of("#body", "#time")
            .map(uri -> factory.newReference(uri, digest, List.of(transform), null, null))
            .toList();
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(MORE + family + "-sha256", (SignatureMethodParameterSpec) null),
        references);
  }

  private static KeyInfo keyInfo(XMLSignatureFactory factory, Document document) {
    Element reference = document.createElementNS(WSSE, "o:Reference");
    reference.setAttribute("URI", "#token");
    Element holder = document.createElementNS(WSSE, "o:SecurityTokenReference");
    holder.appendChild(reference);
    return factory.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(holder)));
  }
}
