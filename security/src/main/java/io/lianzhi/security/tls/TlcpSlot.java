package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLCP (GB/T 38636-2020) by a provider of the Java platform that is not the house's and is not
 * shipped: nothing here speaks it. The provider is given both private keys as they are, since no
 * known one works with keys that it cannot read; so they belong to certificates that are for
 * nothing else.
 */
public final class TlcpSlot {
  private static final String FORWARD_SECRECY = "ECDHE";
  private static final String NATIONAL = "SM4";

  private final SSLContext context;
  private final String[] suites;

  private TlcpSlot(SSLContext context, String[] suites) {
    this.context = context;
    this.suites = suites;
  }

  /**
   * What a slot is filled with.
   *
   * @param provider the name of a class on the class path
   * @param protocol by which it calls TLCP, such as {@code TLCPv1.1}
   * @param suites by the provider's names; empty for those with forward secrecy, in its own order
   */
  public record Filling(String provider, String protocol, List<String> suites) {
    public Filling {
      suites = List.copyOf(suites);
    }
  }

  /**
   * Fills it.
   *
   * @param signing of SM2, shown by a server of TLCP first
   * @param encryption of SM2, shown by it second
   * @param trust decides about clients' certificates
   * @throws IllegalArgumentException with a sentence that says what is missing
   */
  public static TlcpSlot of(
      Filling filling, Identity signing, Identity encryption, X509TrustManager trust) {
    requireSm2(signing);
    requireSm2(encryption);
    Provider provider = registered(load(filling.provider()));
    try {
      SSLContext context = SSLContext.getInstance(filling.protocol(), provider);
      context.init(
          new KeyManager[] {TlcpKeys.of(signing, encryption, provider)},
          new TrustManager[] {new AskedOnly(trust)},
          null);
      return new TlcpSlot(context, suites(context, filling));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalArgumentException(
          "the provider " + filling.provider() + " does not speak " + filling.protocol(), absent);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "the provider " + filling.provider() + " does not start with two SM2 certificates",
          unusable);
    }
  }

  private static void requireSm2(Identity identity) {
    if (Certificates.algorithm(identity.certificate()) != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException("TLCP needs two SM2 certificates");
    }
  }

  private static Provider load(String name) {
    try {
      return Class.forName(name).asSubclass(Provider.class).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException | LinkageError absent) {
      throw new IllegalArgumentException(
          "the class " + name + " is not on the class path, or something that it needs", absent);
    } catch (ReflectiveOperationException | ClassCastException other) {
      throw new IllegalArgumentException(
          "the class " + name + " is no provider that can be made without arguments", other);
    }
  }

  /** Behind all others, whose work it thereby does not take; providers look each other up there. */
  private static Provider registered(Provider made) {
    Security.addProvider(made);
    return Security.getProvider(made.getName());
  }

  private static String[] suites(SSLContext context, Filling filling) {
    List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
    List<String> wanted = filling.suites();
    for (String suite : wanted) {
      if (!known.contains(suite)) {
        throw new IllegalArgumentException(
            "the provider " + filling.provider() + " has no cipher suite " + suite);
      }
    }
    List<String> taken =
        wanted.isEmpty() ? known.stream().filter(TlcpSlot::isGood).toList() : wanted;
    if (taken.isEmpty()) {
      throw new IllegalArgumentException(
          "the provider "
              + filling.provider()
              + " has no cipher suite with forward secrecy (ECDHE and SM4)");
    }
    return taken.toArray(String[]::new);
  }

  private static boolean isGood(String suite) {
    return suite.contains(FORWARD_SECRECY) && suite.contains(NATIONAL);
  }

  /** A server's engine that speaks TLCP alone. */
  SSLEngine serverEngine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledCipherSuites(suites.clone());
    return engine;
  }

  /** The names of the cipher suites that are spoken. */
  public List<String> suites() {
    return Arrays.asList(suites.clone());
  }
}
