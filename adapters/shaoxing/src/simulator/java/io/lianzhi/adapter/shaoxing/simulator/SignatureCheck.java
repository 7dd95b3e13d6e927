package io.lianzhi.adapter.shaoxing.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
import org.apache.wss4j.dom.message.token.Timestamp;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Verifies the hub's WS-Security by WSS4J, as a partner's server would, and its time stamp by
 * WSS4J's own rule, but by a clock that may be wrong.
 */
final class SignatureCheck {
  private static final QName BODY = new QName("http://www.w3.org/2003/05/soap-envelope", "Body");
  private static final QName TIMESTAMP =
      new QName(
          "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
          "Timestamp");

  private static final List<Pattern> ANYBODY_CERTIFIED = List.of(Pattern.compile(".+"));

  private static final Duration LONGEST_AGE = Duration.ofMinutes(5);
  private static final Duration LATEST = Duration.ofMinutes(1);

  private final Crypto crypto;
  private final Supplier<Duration> ahead;

  /**
   * @param ahead how far the clock is ahead
   */
  SignatureCheck(Crypto crypto, Supplier<Duration> ahead) {
    this.crypto = crypto;
    this.ahead = ahead;
  }

  /** Whether a certificate of the common authority signed the body and a fresh time stamp. */
  boolean holds(Document envelope) {
    try {
      RequestData wanted = new RequestData();
      wanted.setSigVerCrypto(crypto);
      wanted.setSubjectCertConstraints(ANYBODY_CERTIFIED);
      wanted.setTimeStampStrict(false);
      WSHandlerResult results = new WSSecurityEngine().processSecurityHeader(envelope, wanted);
      return results != null
          && coversBodyAndTime(results, envelope)
          && isFresh(results, Instant.now().plus(ahead.get()));
    } catch (WSSecurityException refused) {
      return false;
    }
  }

  private static boolean coversBodyAndTime(WSHandlerResult results, Document envelope) {
    List<WSSecurityEngineResult> signatures =
        results.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
    return signatures.stream().anyMatch(signature -> covers(signature, envelope));
  }

  private static boolean isFresh(WSHandlerResult results, Instant now) {
    return results.getActionResults().getOrDefault(WSConstants.TS, List.of()).stream()
        .map(result -> (Timestamp) result.get(WSSecurityEngineResult.TAG_TIMESTAMP))
        .allMatch(stamp ->
            stamp.getCreated().isBefore(now.plus(LATEST))
                && stamp.getCreated().isAfter(now.minus(LONGEST_AGE))
                && stamp.getExpires().isAfter(now));
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
