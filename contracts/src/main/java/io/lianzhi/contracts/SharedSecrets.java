package io.lianzhi.contracts;

import java.time.Instant;
import java.util.function.Supplier;

/** Secrets shared with one party, kept sealed by the house. */
public interface SharedSecrets {
  /**
   * A secret given by configuration: a client secret, a licence key, a web-hook secret.
   *
   * @throws IllegalArgumentException where it is not configured
   */
  String configured(String name);

  /**
   * A secret that the party issues for a time, such as a token. Renewed a little before its end, by
   * one node at a time.
   *
   * @param renew asks the party; may throw {@link java.io.UncheckedIOException}
   */
  String issued(String name, Supplier<Issued> renew);

  /** The party no longer takes {@code value}: the next {@link #issued} renews it. */
  void discard(String name, String value);

  /** A secret with its end. Not a record: it has no {@code toString} of its own. */
  final class Issued {
    private final String value;
    private final Instant until;

    public Issued(String value, Instant until) {
      this.value = value;
      this.until = until;
    }

    public String value() {
      return value;
    }

    public Instant until() {
      return until;
    }
  }
}
