package io.lianzhi.contracts;

/** Makes an adapter for a party; found by {@link java.util.ServiceLoader}. */
public interface AdapterFactory {
  /** The adapter's name in the configuration, for example {@code hangzhou} or {@code standard}. */
  String name();

  /**
   * Whether its calls can go by national TLS (RFC 8998): it makes them by engines, as {@link
   * io.lianzhi.contracts.http.Http} does, and not by sockets.
   */
  default boolean callsNationally() {
    return false;
  }

  /**
   * Makes the adapter for one party. Besides the one that is used there may be others of the party
   * for a short time, in a house of which something is tried.
   *
   * @throws IllegalArgumentException where a setting is missing or wrong: the hub does not start
   */
  Adapter open(House house);
}
