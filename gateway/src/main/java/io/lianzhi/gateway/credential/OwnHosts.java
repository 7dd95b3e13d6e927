package io.lianzhi.gateway.credential;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What partners call this hub: a request that was signed for another hub is not for this one. */
final class OwnHosts {
  private final Set<String> names;

  OwnHosts(Collection<String> hosts) {
    this.names = hosts.stream().map(OwnHosts::plain).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request's authority is one of them.
   *
   * @param authority host, and a port where there is one: behind a forwarder it is not the hub's
   */
  boolean has(String authority) {
    int port = authority.lastIndexOf(':');
    boolean ported = port > authority.lastIndexOf(']') && authority.indexOf(':') == port;
    boolean bracketed = port > 0 && authority.charAt(port - 1) == ']';
    return names.contains(plain(ported || bracketed ? authority.substring(0, port) : authority));
  }

  /** In lower case; an IPv6 address without its brackets. */
  private static String plain(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }
}
