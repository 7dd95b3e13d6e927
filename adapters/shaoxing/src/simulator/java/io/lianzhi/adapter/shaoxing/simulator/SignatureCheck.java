package io.lianzhi.adapter.shaoxing.simulator;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Verifies the hub's WS-Security by WSS4J, as a partner's server would. */
final class SignatureCheck {
  private static final QName BODY = new QName("http://www.w3.org/2003/05/soap-envelope", "Body");
  private static final QName TIMESTAMP =
      new QName(
          "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
          "Timestamp");

  private static final List<Pattern> ANYBODY_CERTIFIED = List.of(Pattern.compile(".+"));

  private final Crypto crypto;

  SignatureCheck(Crypto crypto) {
    this.crypto = crypto;
  }

  /** Whether a certificate of the common authority signed the body and a fresh time stamp. */
  boolean holds(Document envelope) {
    try {
      RequestData wanted = new RequestData();
      wanted.setSigVerCrypto(crypto);
      wanted.setSubjectCertConstraints(ANYBODY_CERTIFIED);
      WSHandlerResult results = new WSSecurityEngine().processSecurityHeader(envelope, wanted);
      return results != null && coversBodyAndTime(results, envelope);
    } catch (WSSecurityException refused) {
      return false;
    }
  }

  private static boolean coversBodyAndTime(WSHandlerResult results, Document envelope) {
    List<WSSecurityEngineResult> signatures =
        results.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
    return signatures.stream().anyMatch(signature -> covers(signature, envelope));
  }

  @SuppressWarnings("unchecked") // WSS4J's map of results is untyped
  private static boolean covers(WSSecurityEngineResult signature, Document envelope) {
    List<WSDataRef> references =
        Objects.requireNonNullElse(
            (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS), List.of());
    Set<QName> names = references.stream().map(WSDataRef::getName).collect(Collectors.toSet());
    Element body = Dom.at(envelope.getDocumentElement(), "Body").orElseThrow();
    return names.equals(Set.of(BODY, TIMESTAMP))
        && references.stream().anyMatch(each -> body.isSameNode(each.getProtectedElement()));
  }
}
