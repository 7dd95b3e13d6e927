package io.lianzhi.security.tls;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.MadeOf;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** TLS whose identity may be exchanged while it is in use. */
public final class RenewableTls {
  private RenewableTls() {}

  /**
   * A context that whoever needs one may keep for ever: each new connection shows the identity as
   * it is then. Connections that are open go on, and no session from before is resumed, since it
   * would show the former identity for another day. It makes no sockets that listen.
   *
   * @param shown gives the same object as long as it is the same identity
   * @param maker of a context that shows it
   */
  public static SSLContext context(Supplier<Identity> shown, Function<Identity, SSLContext> maker) {
    return RenewableContext.of(new MadeOf<>(shown, maker));
  }
}
