package io.lianzhi.gateway.credential;

import java.io.IOException;

/** A way by which people are told of a warning. */
public interface Teller {
  /** Its name in capitals. */
  String way();

  /**
   * Tells it.
   *
   * @throws IOException if it does not go now; it is tried again
   */
  void tell(ExpiryWarning warning) throws IOException;
}
