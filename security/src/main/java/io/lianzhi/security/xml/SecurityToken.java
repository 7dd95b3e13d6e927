package io.lianzhi.security.xml;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.xml.RefusedSoap.Kind;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.w3c.dom.Element;

/** The X.509 certificate of a BinarySecurityToken (WS-Security X.509 Token Profile 1.1). */
final class SecurityToken {
  private static final String PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
          + "#Base64Binary";

  private SecurityToken() {}

  static X509Certificate certificate(SignedEnvelope envelope) {
    Element token = envelope.token();
    String encoding = token.getAttribute("EncodingType");
    if (!token.getAttribute("ValueType").equals(PROFILE)
        || !(encoding.isEmpty() || encoding.equals(BASE64))) {
      throw new SoapRefusedException(Kind.MISSING);
    }
    requireReferenced(envelope);
    try {
      return Certificates.parse(Base64.getMimeDecoder().decode(Elements.text(token)));
    } catch (IllegalArgumentException e) {
      throw new SoapRefusedException(Kind.UNTRUSTED);
    }
  }

  /** KeyInfo must point at this token and bring no key of its own. */
  private static void requireReferenced(SignedEnvelope envelope) {
    Element info = only(envelope.signature(), Elements.SIGNATURE, "KeyInfo");
    Element reference = only(info, Elements.SECURITY, "SecurityTokenReference");
    Element target = only(reference, Elements.SECURITY, "Reference");
    boolean alone = Elements.children(info).size() == 1;
    if (!alone || !target.getAttribute("URI").equals("#" + SignedEnvelope.id(envelope.token()))) {
      throw new SoapRefusedException(Kind.MISSING);
    }
  }

  private static Element only(Element parent, String namespace, String name) {
    return Elements.only(parent, namespace, name, Kind.MISSING);
  }
}
