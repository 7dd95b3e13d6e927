package io.lianzhi.contracts;

/** Carries a {@link Refused} across the door. Its message holds the code and place, no value. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refused refused;

  public RefusedException(Refused refused) {
    super(refused.code() + " at '" + refused.at() + "'", null, false, false);
    this.refused = refused;
  }

  public Refused refused() {
    return refused;
  }
}
