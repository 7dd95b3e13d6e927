package io.lianzhi.security.certificates;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is made of an identity, kept, and made anew once another identity stands in its place. Safe
 * for any number of threads; it has no text form.
 */
public final class MadeOf<T> implements Supplier<T> {
  private final Supplier<Identity> identity;
  private final Function<Identity, T> maker;
  private volatile Made<T> made;

  private record Made<T>(Identity of, T what) {
    @Override
    public String toString() {
      return "Made";
    }
  }

  /**
   * @param identity gives the same object as long as it is the same identity
   * @param maker asked now, so that what cannot be made is known at once
   */
  public MadeOf(Supplier<Identity> identity, Function<Identity, T> maker) {
    this.identity = identity;
    this.maker = maker;
    this.made = make(identity.get());
  }

  private Made<T> make(Identity of) {
    return new Made<>(of, maker.apply(of));
  }

  /** What is made of the identity as it is now. */
  @Override
  public T get() {
    Identity now = identity.get();
    Made<T> known = made;
    if (known.of() != now) {
      known = make(now);
      made = known;
    }
    return known.what();
  }
}
