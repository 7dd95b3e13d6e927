package io.lianzhi.gateway.command;

import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the administrators' port, of no other hub than the one whose authority is named. */
final class OfficeClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REFUSED = 400;

  private final String hub;
  private final String language;
  private final HttpClient client;

  OfficeClient(String hub, Path ca, String language) {
    this.hub = hub;
    this.language = language;
    try {
      this.client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(Tls.anonymousContext(Pem.read(ca)))
              .connectTimeout(PATIENCE)
              .build();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read " + ca);
    }
  }

  /**
   * Calls an operation.
   *
   * @param path below {@code /v1/administration}
   * @throws IllegalArgumentException in the hub's own words, where it refuses
   */
  JsonNode call(Optional<String> token, String method, String path, Optional<JsonNode> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(hub + "/v1/administration" + (path.startsWith("/") ? path : "/" + path)))
            .timeout(PATIENCE)
            .header("Accept-Language", language)
            .method(
                method,
                body.map(document -> BodyPublishers.ofString(document.toString()))
                    .orElse(BodyPublishers.noBody()));
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    body.ifPresent(_ -> request.header("Content-Type", "application/json"));
    HttpResponse<String> response = send(request.build());
    JsonNode answer =
        response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    if (response.statusCode() >= REFUSED) {
      throw new IllegalArgumentException(problem(answer));
    }
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException away) {
      throw new UncheckedIOException(hub + " cannot be reached: " + away.getMessage(), away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }

  private static String problem(JsonNode problem) {
    return "%s: %s %s [%s %s]"
        .formatted(
            problem.path("title").asString(),
            problem.path("detail").asString(),
            problem.path("nextStep").asString(),
            problem.path("code").asString(),
            problem.path("incident").asString());
  }
}
