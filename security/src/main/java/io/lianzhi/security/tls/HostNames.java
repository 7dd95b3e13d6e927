package io.lianzhi.security.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate is a host's, by its subjectAltName (RFC 9525); the subject says nothing.
 */
final class HostNames {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private HostNames() {}

  /**
   * @param host as called: a name, or an address, an IPv6 one with or without brackets
   */
  static boolean isOf(String host, X509Certificate certificate) {
    String called = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    return names(certificate).stream().anyMatch(name -> is(called, name));
  }

  private static Collection<List<?>> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException damaged) {
      return List.of();
    }
  }

  private static boolean is(String called, List<?> name) {
    String text = name.get(1) instanceof String value ? value.toLowerCase(Locale.ROOT) : "";
    if (name.getFirst() instanceof Integer kind && kind == ADDRESS) {
      return text.equals(called);
    }
    return name.getFirst() instanceof Integer kind && kind == DNS && matches(called, text);
  }

  /** A wildcard is a whole first label, and stands for one. */
  private static boolean matches(String called, String name) {
    if (!name.startsWith("*.")) {
      return name.equals(called);
    }
    int dot = called.indexOf('.');
    return dot > 0 && name.indexOf('.', 2) > 0 && called.substring(dot).equals(name.substring(1));
  }
}
