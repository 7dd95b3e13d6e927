package io.lianzhi.adapter.shaoxing.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** Signs Shaoxing's own letters by WSS4J: body and time stamp, with Shaoxing's X.509 token. */
final class OwnSignature {
  private static final int SECONDS_VALID = 300;
  private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  private final Crypto crypto;
  private final String algorithm;

  OwnSignature(Credentials credentials) {
    this.crypto = credentials.crypto();
    this.algorithm = credentials.signsWithRsa() ? RSA : ECDSA;
  }

  /** The envelope with its security header, stamped by a clock that is {@code skew} fast. */
  byte[] sign(String envelope, Duration skew) {
    try {
      Document document = Dom.parse(envelope);
      WSSecHeader header = new WSSecHeader(document);
      header.insertSecurityHeader();
      WSSecTimestamp timestamp = new WSSecTimestamp(header);
      timestamp.setTimeToLive(SECONDS_VALID);
      timestamp.setWsTimeSource(clock(skew));
      timestamp.build();
      WSSecSignature signature = new WSSecSignature(header);
      signature.setUserInfo(Credentials.ALIAS, Credentials.PASSWORD);
      signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
      signature.setSignatureAlgorithm(algorithm);
      signature.setDigestAlgo(WSConstants.SHA256);
      signature.getParts().add(part("Body", "http://www.w3.org/2003/05/soap-envelope"));
      signature.getParts().add(part("Timestamp", WSConstants.WSU_NS));
      signature.build(crypto);
      return Dom.write(document).getBytes(StandardCharsets.UTF_8);
    } catch (WSSecurityException broken) {
      throw new IllegalStateException("Shaoxing cannot sign", broken);
    }
  }

  private static WSEncryptionPart part(String name, String namespace) {
    return new WSEncryptionPart(name, namespace, "");
  }

  private static WSTimeSource clock(Duration skew) {
    return () -> Instant.now().plus(skew);
  }
}
