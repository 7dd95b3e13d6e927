package io.lianzhi.gateway.outbox;

/** A letter cannot be held, or no longer; the message says why, in words without content. */
public final class HoldRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HoldRefused(String why) {
    super(why);
  }
}
