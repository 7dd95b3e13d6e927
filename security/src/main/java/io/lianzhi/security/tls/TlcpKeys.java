package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The two identities of one side of TLCP, under an alias each: a provider tells by their key usage
 * which is which. Certificates are read by its own factory where it has one.
 */
final class TlcpKeys extends X509ExtendedKeyManager {
  private static final String SIGNING = "signing";
  private static final String ENCRYPTION = "encryption";

  private final PrivateKey signingKey;
  private final X509Certificate[] signingChain;
  private final PrivateKey encryptionKey;
  private final X509Certificate[] encryptionChain;

  private TlcpKeys(
      PrivateKey signingKey,
      X509Certificate[] signingChain,
      PrivateKey encryptionKey,
      X509Certificate[] encryptionChain) {
    this.signingKey = signingKey;
    this.signingChain = signingChain;
    this.encryptionKey = encryptionKey;
    this.encryptionChain = encryptionChain;
  }

  /**
   * @throws CertificateException where the provider cannot read the certificates
   */
  static TlcpKeys of(Identity signing, Identity encryption, Provider provider)
      throws CertificateException {
    return new TlcpKeys(
        signing.privateKey(),
        chain(signing, provider),
        encryption.privateKey(),
        chain(encryption, provider));
  }

  private static X509Certificate[] chain(Identity identity, Provider provider)
      throws CertificateException {
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    if (provider.getService("CertificateFactory", "X.509") == null) {
      return chain;
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
    for (int i = 0; i < chain.length; i++) {
      byte[] der = Certificates.der(chain[i]);
      chain[i] = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }
    return chain;
  }

  private static String[] aliases() {
    return new String[] {SIGNING, ENCRYPTION};
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return aliases();
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return aliases();
  }

  @Override
  public String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return SIGNING;
  }

  @Override
  public String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return SIGNING;
  }

  @Override
  public String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return SIGNING;
  }

  @Override
  public String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return SIGNING;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return switch (alias) {
      case SIGNING -> signingChain.clone();
      case ENCRYPTION -> encryptionChain.clone();
      default -> null;
    };
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return switch (alias) {
      case SIGNING -> signingKey;
      case ENCRYPTION -> encryptionKey;
      default -> null;
    };
  }
}
