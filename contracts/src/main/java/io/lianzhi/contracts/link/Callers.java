package io.lianzhi.contracts.link;

import java.net.InetAddress;
import java.util.Set;

/** How the house knows whoever calls on a TCP line, before a byte of the protocol is read. */
public sealed interface Callers {

  /** By the party's TLS client certificate; the house calls back by mutual TLS, too. */
  record Certified() implements Callers {}

  /**
   * By the address that it calls from, in plain TCP: the weaker proof, since whoever sits on the
   * way reads and writes along.
   *
   * @param addresses at least one; nobody else is let in
   */
  record Addressed(Set<InetAddress> addresses) implements Callers {
    public Addressed {
      addresses = Set.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("plain TCP is for listed addresses alone");
      }
    }
  }
}
