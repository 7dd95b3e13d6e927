package io.lianzhi.gateway.outbox;

/** A letter cannot be held, or no longer; the message says why, in words without content. */
public final class HoldRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  HoldRefused(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
