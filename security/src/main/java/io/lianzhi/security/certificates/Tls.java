package io.lianzhi.security.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS 1.3 and 1.2 by the Java platform, from keys held in memory. Trust is exactly the given
 * anchors; the platform's own list of authorities is never consulted.
 */
public final class Tls {
  private static final char[] IN_MEMORY = "in memory only".toCharArray();
  private static final String STORE_TYPE = "PKCS12";

  private Tls() {}

  /** A context that shows {@code identity} and trusts only {@code anchors}. */
  public static SSLContext context(Identity identity, Collection<X509Certificate> anchors) {
    return context(keyManagers(identity), trustManagers(anchors));
  }

  /** A context that shows {@code identity} and trusts nobody: no handshake with it succeeds. */
  public static SSLContext context(Identity identity) {
    return context(keyManagers(identity), new TrustNobody());
  }

  /** A context without a certificate of its own, for a client that is known by other means. */
  public static SSLContext anonymousContext(Collection<X509Certificate> anchors) {
    return context(new KeyManager[0], trustManagers(anchors));
  }

  /** A server's context that shows {@code identity}; who may call it {@code clients} decides. */
  public static SSLContext serverContext(Identity identity, X509TrustManager clients) {
    return context(keyManagers(identity), clients);
  }

  /** The protocols to allow: TLS 1.3 and 1.2; with {@code mutual}, the peer must show itself. */
  public static SSLParameters parameters(SSLContext context, boolean mutual) {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setNeedClientAuth(mutual);
    return parameters;
  }

  public static KeyManager[] keyManagers(Identity identity) {
    try {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keyStore(identity, IN_MEMORY), IN_MEMORY);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("TLS cannot use this identity", e);
    }
  }

  public static TrustManager[] trustManagers(Collection<X509Certificate> anchors) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trustStore(anchors));
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("TLS cannot use these anchors", e);
    }
  }

  /** The identity as a key store in memory, under the alias {@code identity}. */
  public static KeyStore keyStore(Identity identity, char[] password) {
    try {
      KeyStore store = empty();
      X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
      store.setKeyEntry("identity", identity.privateKey(), password, chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("TLS cannot use this identity", e);
    }
  }

  /** The anchors as a trust store in memory. */
  public static KeyStore trustStore(Collection<X509Certificate> anchors) {
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("without an anchor nothing can be trusted");
    }
    try {
      KeyStore store = empty();
      for (X509Certificate anchor : anchors) {
        store.setCertificateEntry(Certificates.fingerprint(anchor), anchor);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("TLS cannot use these anchors", e);
    }
  }

  private static SSLContext context(KeyManager[] keys, TrustManager... trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS does not start", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty store is read from nowhere", e);
    }
    return store;
  }
}
