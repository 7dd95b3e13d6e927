package io.lianzhi.contracts.link;

/** Where somebody listens: a name or an address, and a port. */
public record Place(String host, int port) {
  public Place {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a place is a host and a port from 1 to 65535");
    }
  }
}
