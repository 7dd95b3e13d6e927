package io.lianzhi.gateway.credential;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a web-hook: a JSON document over HTTPS, with the time in seconds in {@code
 * X-Lianzhi-Timestamp}, and in {@code X-Lianzhi-Signature} the hexadecimal HMAC-SHA256 of {@code
 * <time>.<document>} under the shared secret. Whoever answers with 2xx has it.
 */
public final class HookTeller implements Teller {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final URI target;
  private final Supplier<Optional<Secret>> secret;
  private final HttpClient client;
  private final Clock clock;

  /**
   * @param secret under which it is signed now; it may take over from another at any time
   * @param tls trusts the hook's server
   * @throws IllegalArgumentException if the target is not HTTPS
   */
  public HookTeller(URI target, Supplier<Optional<Secret>> secret, SSLContext tls, Clock clock) {
    if (!"https".equals(target.getScheme())) {
      throw new IllegalArgumentException("a web-hook takes an https address");
    }
    this.target = target;
    this.secret = secret;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .sslContext(tls)
            .build();
    this.clock = clock;
  }

  @Override
  public String way() {
    return "HOOK";
  }

  @Override
  public void tell(ExpiryWarning warning) throws IOException {
    byte[] document = document(warning).toString().getBytes(StandardCharsets.UTF_8);
    String time = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Lianzhi-Timestamp", time)
            .header("X-Lianzhi-Signature", signature(time, document))
            .POST(BodyPublishers.ofByteArray(document))
            .build();
    int status = status(request);
    if (status / 100 != 2) {
      throw new IOException("the web-hook answered " + status);
    }
  }

  private int status(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while the web-hook was asked");
    }
  }

  private String signature(String time, byte[] document) throws IOException {
    byte[] head = (time + ".").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + document.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(document, 0, all, head.length, document.length);
    return HexFormat.of().formatHex(key().code(all));
  }

  private MacKey key() throws IOException {
    return secret
        .get()
        .map(now -> now.reveal().getBytes(StandardCharsets.UTF_8))
        .map(now -> MacKey.of(Suite.INTERNATIONAL, now))
        .orElseThrow(() -> new IOException("no secret of the web-hook counts now"));
  }

  private static ObjectNode document(ExpiryWarning warning) {
    return JSON.createObjectNode()
        .put("kind", warning.isOfCertificate() ? "CERTIFICATE_ENDS" : "SHARED_CREDENTIAL_ENDS")
        .put("alert", warning.number())
        .put("party", warning.party().value())
        .put("what", warning.what())
        .put("fingerprint", warning.fingerprint())
        .put("until", warning.until().toString())
        .put("days", warning.days());
  }
}
