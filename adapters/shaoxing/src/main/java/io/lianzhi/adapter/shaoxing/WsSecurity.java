package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Keys;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.action.Action;
import org.apache.wss4j.dom.action.TimestampAction;

/** The X.509 signature over Body and Timestamp that Shaoxing asks for, made at each attempt. */
final class WsSecurity {
  private static final String PARTS =
      "{}{http://www.w3.org/2003/05/soap-envelope}Body;"
          + "{}{http://docs.oasis-open.org/wss/2004/01/"
          + "oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp";
  private static final String CRYPTO = "io.lianzhi.crypto";
  private static final int SECONDS_VALID = 300;

  private WsSecurity() {}

  /**
   * Signs with the hub's key.
   *
   * @param stamped the time that each time stamp says
   */
  static WSS4JOutInterceptor signing(Keys keys, WSTimeSource stamped) {
    CallbackHandler noPassword = callbacks -> {};
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConfigurationConstants.ACTION, "Timestamp Signature");
    properties.put(ConfigurationConstants.USER, HouseCrypto.ALIAS);
    properties.put(ConfigurationConstants.PW_CALLBACK_REF, noPassword);
    properties.put(ConfigurationConstants.SIG_PROP_REF_ID, CRYPTO);
    properties.put(CRYPTO, new HouseCrypto(keys));
    properties.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
    properties.put(ConfigurationConstants.SIGNATURE_PARTS, PARTS);
    properties.put(ConfigurationConstants.SIG_ALGO, algorithm(keys));
    properties.put(
        ConfigurationConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
    properties.put(ConfigurationConstants.TTL_TIMESTAMP, Integer.toString(SECONDS_VALID));
    properties.put(WSS4JOutInterceptor.WSS4J_ACTION_MAP, Map.of(WSConstants.TS, stamp(stamped)));
    return new WSS4JOutInterceptor(properties);
  }

  private static Action stamp(WSTimeSource stamped) {
    return (handler, token, request) -> {
      request.getWssConfig().setCurrentTime(stamped);
      new TimestampAction().execute(handler, token, request);
    };
  }

  private static String algorithm(Keys keys) {
    return switch (keys.signingKey().getAlgorithm()) {
      case "EC" -> "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
      case "RSA" -> "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
      default ->
          throw new IllegalArgumentException(
              "Shaoxing verifies ECDSA P-256 and RSA: the hub's key towards it must be one of"
                  + " them");
    };
  }
}
