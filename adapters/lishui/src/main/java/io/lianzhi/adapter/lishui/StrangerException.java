package io.lianzhi.adapter.lishui;

import java.io.IOException;

/** Whoever answers at the server's place shows a key that is not pinned. */
final class StrangerException extends IOException {
  private static final long serialVersionUID = 1L;

  StrangerException(Throwable cause) {
    super("the server shows a host key that is not pinned", cause);
  }
}
