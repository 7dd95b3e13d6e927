package io.lianzhi.contracts;

import io.lianzhi.contracts.http.NotNow;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Secrets shared with one party, kept sealed by the house. */
public interface SharedSecrets {
  /** Any text that is not blank. */
  Pattern ANY = Pattern.compile(".*\\S.*", Pattern.DOTALL);

  /**
   * Says, when an adapter is opened, that it shares a secret of this name with the party: a client
   * secret, a licence key, a web-hook secret. The house may come to another one while it runs, so
   * that the adapter keeps none.
   *
   * @param form what one looks like, matched whole
   * @throws IllegalArgumentException where the house has one that does not look so, or has none and
   *     knows that none will come
   */
  void needs(String name, Pattern form);

  /** The same of one that may be any text. */
  default void needs(String name) {
    needs(name, ANY);
  }

  /**
   * The secret to show to the party now; asked for at each use.
   *
   * @throws NotNow where none counts now: it has not been given yet, or was suspended, revoked, or
   *     has ended
   */
  String shared(String name);

  /**
   * Whether this is what the party may show: while one secret takes over from another, both are.
   * What came before a secret was withdrawn may be read again afterwards.
   *
   * @param at when it came
   */
  boolean takes(String name, String shown, Instant at);

  /**
   * What is agreed once, as part of the configuration, and stays for as long as the hub runs.
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
