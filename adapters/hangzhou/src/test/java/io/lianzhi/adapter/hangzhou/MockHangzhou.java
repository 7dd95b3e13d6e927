package io.lianzhi.adapter.hangzhou;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Keys;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Map;

/** Hangzhou's API by WireMock behind mutual TLS, one for a class of tests. */
final class MockHangzhou {
  private static final String PASSWORD = "in memory only";
  private static final String TYPE = "PKCS12";

  private final Pki pki = new Pki();
  private final WireMockServer server;

  private MockHangzhou(Path folder) {
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType(TYPE)
                .keystorePath(write(folder, "keys", pki.hangzhouKeyStore(PASSWORD.toCharArray())))
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .trustStoreType(TYPE)
                .trustStorePath(write(folder, "trust", pki.trustStore()))
                .trustStorePassword(PASSWORD)
                .needClientAuth(true));
  }

  static MockHangzhou start() {
    try {
      MockHangzhou started = new MockHangzhou(Files.createTempDirectory(Path.of("target"), "hz"));
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Path folder, String name, KeyStore store) {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  WireMockServer server() {
    return server;
  }

  Pki pki() {
    return pki;
  }

  /** The adapter of a hub that Hangzhou knows. */
  Adapter adapter(Clock clock, Map<String, String> settings) {
    return adapter(pki.hubKeys(), clock, settings);
  }

  Adapter adapter(Keys keys, Clock clock, Map<String, String> settings) {
    return new HangzhouAdapterFactory()
        .open(Houses.at(server.baseUrl(), settings).withClock(clock).withKeys(keys));
  }
}
