package io.lianzhi.contracts;

import java.time.Duration;

/** What an adapter wants opened for it; the gateway opens and guards it. */
public sealed interface Line {
  /** Unique within the adapter. */
  String name();

  Signing signing();

  /**
   * An HTTP path under {@code /partners/<party>/}.
   *
   * @param path begins with a slash; matched exactly
   */
  record Http(String name, String method, String path, Signing signing) implements Line {}

  /** The hub's own API, {@code POST /v1/letters}. */
  record Api(String name, Signing signing) implements Line {}

  /** The hub asks the party, again and again, for what is new. */
  record Poll(String name, Duration every) implements Line {
    @Override
    public Signing signing() {
      return new Signing.ChannelOnly();
    }
  }
}
