package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Keys;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;

/** Lets WSS4J sign with the house's key, which stays where it is. It verifies nothing. */
final class HouseCrypto extends CryptoBase {
  static final String ALIAS = "hub";

  private final Keys keys;

  HouseCrypto(Keys keys) {
    this.keys = keys;
  }

  @Override
  public X509Certificate[] getX509Certificates(CryptoType wanted) {
    return keys.signingChain().toArray(X509Certificate[]::new);
  }

  @Override
  public String getX509Identifier(X509Certificate certificate) {
    return ALIAS;
  }

  @Override
  public PrivateKey getPrivateKey(X509Certificate certificate, CallbackHandler ignored) {
    return keys.signingKey();
  }

  @Override
  public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler ignored) {
    return keys.signingKey();
  }

  @Override
  public PrivateKey getPrivateKey(String identifier, String password) {
    return keys.signingKey();
  }

  @Override
  public void verifyTrust(
      X509Certificate[] chain,
      boolean revocation,
      Collection<Pattern> subjects,
      Collection<Pattern> issuers)
      throws WSSecurityException {
    throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK);
  }

  @Override
  public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
    throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK);
  }
}
