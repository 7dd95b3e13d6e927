package io.lianzhi.gateway.queue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextFactory;

/**
 * Gives Artemis the hub's TLS contexts by name, so that no key leaves the hub's memory for a file
 * of a format that Artemis can read. Artemis makes one of these itself, hence the one static table.
 */
public final class TlsContexts implements SSLContextFactory {
  private static final Map<String, SSLContext> BY_NAME = new ConcurrentHashMap<>();

  /** Keeps a context under a new name, which is a transport's {@code sslContext} parameter. */
  static String keep(SSLContext context) {
    String name = "lianzhi-" + UUID.randomUUID();
    BY_NAME.put(name, context);
    return name;
  }

  static void forget(String name) {
    BY_NAME.remove(name);
  }

  @Override
  public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> options)
      throws Exception {
    Optional<SSLContext> ours =
        Optional.ofNullable(options.get(TransportConstants.SSL_CONTEXT_PROP_NAME))
            .map(name -> BY_NAME.get(name.toString()));
    return ours.isPresent()
        ? ours.get()
        : new DefaultSSLContextFactory().getSSLContext(config, options);
  }

  /** Before Artemis' own. */
  @Override
  public int getPriority() {
    return 1_000;
  }
}
