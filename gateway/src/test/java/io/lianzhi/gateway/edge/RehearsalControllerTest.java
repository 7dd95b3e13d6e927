package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.security.certificates.Identity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A connection is tried at the door itself, by whoever has a certificate. */
class RehearsalControllerTest {
  private static final String PATH = "/v1/connection/rehearsal";

  private final RunningEdge edge = RunningEdge.get();
  private final ApiSchemas schemas = ApiSchemas.load();

  RehearsalControllerTest() throws IOException {}

  private HttpResponse<String> post(Identity who, String path) throws Exception {
    return post(edge.client(who), path, "");
  }

  private HttpResponse<String> post(HttpClient client, String path, String body) throws Exception {
    return client.send(
        edge.request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(HttpResponse<String> response, String name) {
    return (Map<String, Object>) Json.read(response.body()).getOrDefault(name, Map.of());
  }

  @Test
  void whoeverHasACertificateIsToldWhichOneTheHubSaw() throws Exception {
    edge.passTime(Duration.ofMinutes(2));
    for (Identity shown : new Identity[] {edge.stranger, edge.anybody, edge.over}) {
      HttpResponse<String> answer = post(shown, PATH);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(schemas.misfits("RehearsedConnection", Json.read(answer.body()))).isEmpty();
      assertThat(Json.read(answer.body()))
          .containsEntry("letIn", false)
          .doesNotContainKeys("party", "purpose", "state", "signature");
      assertThat(member(answer, "why")).containsEntry("code", "NOT_KNOWN").containsKeys("zh", "en");
      assertThat(member(answer, "certificate"))
          .containsEntry("fingerprint", Credentials.fingerprint(shown.certificate()));
      assertThat(answer.headers().firstValue("connection")).hasValue("close");
      assertThat(answer.headers().firstValue(SeenCredentials.CERTIFICATE)).isEmpty();
    }
    HttpResponse<String> known = post(edge.hangzhou, PATH);
    assertThat(Json.read(known.body())).containsEntry("letIn", true);
    assertThat(member(known, "why")).containsEntry("code", "COUNTS");
    assertThat(known.headers().firstValue("connection")).isEmpty();
  }

  @Test
  void aStrangerMayAskThatAndNothingElse() throws Exception {
    edge.passTime(Duration.ofMinutes(4));
    for (String other :
        new String[] {
          PATH + "/",
          PATH + ";x",
          "/v1/connection/%72ehearsal",
          "//v1/connection/rehearsal",
          "/v1/connection",
          "/v1/letters",
          PATH + "/../../letters"
        }) {
      assertThat(post(edge.stranger, other).statusCode()).as(other).isEqualTo(401);
    }
    assertThat(
            edge.client(edge.stranger)
                .send(edge.request(PATH).GET().build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
    assertThat(post(edge.stranger, PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void aStrangerAsksThirtyTimesAMinuteAndAPartyAsOftenAsItLikes() throws Exception {
    edge.passTime(Duration.ofMinutes(6));
    HttpClient stranger = edge.client(edge.stranger);
    int answered = 0;
    while (answered < 40 && post(stranger, PATH, "").statusCode() == 200) {
      answered++;
    }
    assertThat(answered).isEqualTo(30);
    HttpResponse<String> tooMany = post(stranger, PATH, "");
    assertThat(tooMany.statusCode()).isEqualTo(503);
    assertThat(Json.read(tooMany.body())).containsEntry("code", "RETRY_LATER");
    assertThat(post(edge.hangzhou, PATH).statusCode()).isEqualTo(200);
    edge.passTime(Duration.ofMinutes(1));
    assertThat(post(stranger, PATH, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    edge.passTime(Duration.ofMinutes(8));
    HttpResponse<String> refused = post(edge.client(edge.hangzhou), PATH, "x".repeat(70_000));
    assertThat(refused.statusCode()).isEqualTo(RefusalCode.TOO_LARGE.httpStatus());
    assertThat(post(edge.client(edge.hangzhou), PATH, "x".repeat(60_000)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void everyAnswerToAPartyNamesTheCertificateThatOpenedItsConnection() throws Exception {
    String expected = SeenCredentials.digest(Credentials.fingerprint(edge.jinhua.certificate()));
    assertThat(expected).matches("sha-256=:[A-Za-z0-9+/]{43}=:");
    edge.door.answer(Refused.of(RefusalCode.SCHEMA, "item"));
    for (HttpRequest.Builder request :
        List.of(
            edge.request("/v1/letters").GET(),
            edge.request("/v1/letters/none").GET(),
            edge.request("/elsewhere").GET(),
            edge.request("/v1/letters")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")))) {
      HttpResponse<String> answer =
          edge.client(edge.jinhua).send(request.build(), BodyHandlers.ofString());
      assertThat(answer.headers().firstValue(SeenCredentials.CERTIFICATE))
          .as(answer.uri().getPath() + " " + answer.statusCode())
          .hasValue(expected);
      assertThat(answer.headers().firstValue(SeenCredentials.SIGNATURE)).isEmpty();
    }
  }
}
