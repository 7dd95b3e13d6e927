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
   * @param answers whether a question asked on it is answered in the reply; where not, the answer
   *     goes to the party like any letter
   */
  record Http(String name, String method, String path, Signing signing, boolean answers)
      implements Line {

    /** A line that answers a question in its reply. */
    public Http(String name, String method, String path, Signing signing) {
      this(name, method, path, signing, true);
    }

    /** The same line, on which a question only gets a receipt. */
    public Http withoutAnswers() {
      return new Http(name, method, path, signing, false);
    }
  }

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
