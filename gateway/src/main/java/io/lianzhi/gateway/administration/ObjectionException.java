package io.lianzhi.gateway.administration;

/** Carries an {@link Objection} to the edge, where it is rendered once. */
public final class ObjectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Objection objection;

  ObjectionException(Objection objection) {
    super(objection.code() + " at '" + objection.at() + "'", null, false, false);
    this.objection = objection;
  }

  public Objection objection() {
    return objection;
  }
}
