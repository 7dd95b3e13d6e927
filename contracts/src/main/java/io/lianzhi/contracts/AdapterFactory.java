package io.lianzhi.contracts;

/** Makes an adapter for a party; found by {@link java.util.ServiceLoader}. */
public interface AdapterFactory {
  /** The adapter's name in the configuration, for example {@code hangzhou} or {@code standard}. */
  String name();

  /**
   * Makes the adapter for one party.
   *
   * @throws IllegalArgumentException where a setting is missing or wrong: the hub does not start
   */
  Adapter open(House house);
}
