package io.lianzhi.adapter.standard;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A blocking client for virtual threads, with nothing in it that a call between two machines does
 * not need: no retries (the outbox has them), redirects, cookies, proxies or decompression.
 */
final class HttpClientFactory {
  private static final int MOST_CONNECTIONS = 64;
  private static final int LONGEST_LINE = 8 << 10;
  private static final int MOST_HEADERS = 100;
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);
  private static final TimeValue TRUSTED_IDLE = TimeValue.ofSeconds(1);
  private static final TimeValue LONGEST_IDLE = TimeValue.ofMinutes(1);

  private HttpClientFactory() {}

  static CloseableHttpClient open(CurrentTls tls, StandardProperties properties) {
    return HttpClients.custom()
        .setConnectionManager(connections(tls, properties))
        .evictExpiredConnections()
        .evictIdleConnections(LONGEST_IDLE)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .disableDefaultUserAgent()
        .build();
  }

  private static HttpClientConnectionManager connections(
      CurrentTls tls, StandardProperties properties) {
    Timeout timeout = Timeout.of(properties.timeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build())
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setDefaultSocketConfig(
            SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(timeout).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                .setSocketTimeout(timeout)
                .setTimeToLive(LONGEST_LIFE)
                .setValidateAfterInactivity(TRUSTED_IDLE)
                .build())
        .build();
  }
}
