package io.lianzhi.gateway.link;

import java.net.InetAddress;
import java.security.cert.X509Certificate;

/** By what whoever called was known; it goes with each message as its channel's proof. */
sealed interface Shown {
  /** The header that the seals look for. */
  String header();

  String value();

  record Certificate(X509Certificate certificate, String fingerprint) implements Shown {
    @Override
    public String header() {
      return ":client-certificate";
    }

    @Override
    public String value() {
      return fingerprint;
    }
  }

  record Address(InetAddress address) implements Shown {
    @Override
    public String header() {
      return ":client-address";
    }

    @Override
    public String value() {
      return address.getHostAddress();
    }
  }
}
