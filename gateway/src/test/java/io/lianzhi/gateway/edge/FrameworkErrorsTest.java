package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What the framework or the container refuses is a problem document like any other. */
class FrameworkErrorsTest {
  private final RunningEdge edge = RunningEdge.get();

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    for (String path : new String[] {"/", "/v2/letters", "/error", "/v1/letters/a/b", "/x.html"}) {
      assertThat(problem(404, edge.request(path).GET()))
          .as(path)
          .containsEntry("code", "NOT_FOUND");
    }
  }

  @Test
  void anotherMethodIsNotAllowed() throws Exception {
    HttpRequest request = edge.request("/v1/letters").DELETE().build();
    HttpResponse<String> response = send(request);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(Json.read(response.body()))
        .containsEntry("at", "method")
        .containsEntry("accepted", "GET, POST");
  }

  @Test
  void anAnswerThatTheClientWouldNotTakeIsNotMade() throws Exception {
    assertThat(problem(406, edge.request("/v1/letters").header("Accept", "text/html").GET()))
        .containsEntry("at", "Accept")
        .extractingByKey("accepted")
        .asString()
        .contains("application/json");
  }

  @Test
  void aBodyOfAnotherTypeIsNotRead() throws Exception {
    assertThat(
            problem(
                415,
                edge.request("/v1/letters")
                    .header("Content-Type", "text/xml")
                    .POST(BodyPublishers.ofString("<a/>"))))
        .containsEntry("at", "Content-Type")
        .containsEntry("accepted", "application/json");
  }

  @Test
  void aParameterOutOfRangeIsNamed() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "/v1/letters?limit=0",
            "limit",
            "/v1/letters?limit=201",
            "limit",
            "/v1/letters?limit=many",
            "limit",
            "/v1/letters?after=",
            "after",
            "/v1/letters/" + "a".repeat(129),
            "id",
            "/v1/waiting?limit=101",
            "limit");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      assertThat(problem(400, edge.request(each.getKey()).GET()))
          .as(each.getKey())
          .containsEntry("code", "SCHEMA")
          .containsEntry("at", each.getValue());
    }
  }

  @Test
  void aWaitOutOfRangeIsRefusedBeforeTheLetterIsTaken() throws Exception {
    edge.door.arrived.clear();
    assertThat(
            problem(
                400,
                edge.request("/v1/letters?wait=11")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))))
        .containsEntry("at", "wait");
    assertThat(edge.door.arrived).isEmpty();
  }

  @Test
  void whatIsNotEvenHttpGetsABareProblem() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            edge.context(edge.jinhua).getSocketFactory().createSocket("localhost", edge.port)) {
      socket
          .getOutputStream()
          .write("GET /a<b HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json")
          .endsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
    }
  }

  private Map<String, Object> problem(int status, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(request.build());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Json.read(response.body())).containsEntry("status", status);
    return Json.read(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return edge.client(edge.jinhua).send(request, BodyHandlers.ofString());
  }
}
