package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.LetterId;

/** The other end of an adapter in its contract test: a simulator, or a WireMock server. */
public interface StandIn {

  /** What it does when it is handed the same delivery again. */
  enum Repeat {
    /** It knows it by its id, and holds it once: an attempt of unclear end can be made again. */
    HELD_ONCE,
    /**
     * Its form has no id, and it holds it twice: an attempt of unclear end must not be repeated.
     */
    HELD_TWICE
  }

  /** Meets all deliveries from now on as {@code scenario} says. */
  void arrange(Scenario scenario);

  Repeat repeat();

  /**
   * How many copies of the letter its system holds now.
   *
   * @param letter the id of the letter that was delivered
   */
  int held(LetterId letter);
}
