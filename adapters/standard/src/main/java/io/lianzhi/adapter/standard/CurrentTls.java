package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Keys;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * TLS with the keys of at most a minute ago: renewed ones come into use by themselves, and a burst
 * of connections shares one context, which is costly to make.
 */
final class CurrentTls implements TlsSocketStrategy {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Made(TlsSocketStrategy strategy, Instant until) {}

  private final Keys keys;
  private final Clock clock;
  private Made made;

  CurrentTls(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.made = make();
  }

  private Made make() {
    return new Made(
        new DefaultClientTlsStrategy(keys.tls(), HostnameVerificationPolicy.BUILTIN, null),
        clock.instant().plus(FRESH));
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    return current().upgrade(socket, target, port, attachment, context);
  }

  private synchronized TlsSocketStrategy current() {
    if (clock.instant().isAfter(made.until())) {
      made = make();
    }
    return made.strategy();
  }
}
