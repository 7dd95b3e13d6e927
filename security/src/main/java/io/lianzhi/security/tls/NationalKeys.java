package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;
import org.jspecify.annotations.Nullable;

/** Shows one SM2 identity, whoever asks for such a key; the provider's own manager has no rule. */
final class NationalKeys extends BCX509ExtendedKeyManager {
  private static final String TYPE = "EC/sm2p256v1";
  private static final String ALIAS = "national";

  private final List<X509Certificate> chain;
  private final PrivateKey privateKey;

  NationalKeys(Identity identity) {
    this.chain = identity.chain();
    this.privateKey = identity.privateKey();
  }

  private static @Nullable String alias(String... types) {
    return Arrays.asList(types).contains(TYPE) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(type);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(types);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(type);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(types);
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return privateKey;
  }

  @Override
  protected BCX509Key getKeyBC(String type, String alias) {
    return new BCX509Key() {
      @Override
      public X509Certificate[] getCertificateChain() {
        return NationalKeys.this.getCertificateChain(alias);
      }

      @Override
      public String getKeyType() {
        return type;
      }

      @Override
      public PrivateKey getPrivateKey() {
        return privateKey;
      }
    };
  }
}
