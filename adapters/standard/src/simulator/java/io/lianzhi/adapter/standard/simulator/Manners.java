package io.lianzhi.adapter.standard.simulator;

import java.util.concurrent.atomic.AtomicReference;

/**
 * How the system behaves now: {@code NAME} until told otherwise, or {@code NAME:COUNT} for that
 * many requests, then normally again.
 */
final class Manners {
  private record Now(Behaviour behaviour, long left) {
    Now next() {
      return left <= 1 ? new Now(Behaviour.NORMAL, Long.MAX_VALUE) : new Now(behaviour, left - 1);
    }
  }

  private final AtomicReference<Now> now =
      new AtomicReference<>(new Now(Behaviour.NORMAL, Long.MAX_VALUE));

  /**
   * Behaves so from now on.
   *
   * @throws IllegalArgumentException for what is not in the catalogue
   */
  void behave(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    long count = colon < 0 ? Long.MAX_VALUE : Long.parseLong(text.substring(colon + 1));
    now.set(new Now(Behaviour.of(name.strip()), count));
  }

  /** The behaviour for one request that came in. */
  Behaviour next() {
    Now held = now.get();
    return held.left() == Long.MAX_VALUE
        ? held.behaviour()
        : now.getAndUpdate(Now::next).behaviour();
  }

  /** The behaviour now, whatever comes in. */
  Behaviour now() {
    return now.get().behaviour();
  }
}
