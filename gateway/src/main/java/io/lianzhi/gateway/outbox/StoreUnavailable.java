package io.lianzhi.gateway.outbox;

/** The database did not take it: nothing is stored, and sending again is safe. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(Throwable cause) {
    super("the store is away", cause);
  }
}
