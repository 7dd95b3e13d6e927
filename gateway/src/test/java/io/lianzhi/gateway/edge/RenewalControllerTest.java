package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.security.certificates.Identity;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class RenewalControllerTest {
  private static final String PATH = "/v1/credentials/requests";
  private static final String GOOD = "{\"purpose\":\"TLS_CLIENT\",\"request\":\"good\"}";

  private final RunningEdge edge = RunningEdge.get();
  private final ApiSchemas schemas = ApiSchemas.load();

  RenewalControllerTest() throws IOException {}

  private HttpResponse<String> post(String body) throws Exception {
    return edge.client(edge.hangzhou)
        .send(
            edge.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private HttpResponse<String> get(Identity who, long number) throws Exception {
    return edge.client(who)
        .send(edge.request(PATH + "/" + number).GET().build(), BodyHandlers.ofString());
  }

  @Test
  void takesARequestAndNamesTheCertificateThatItSaw() throws Exception {
    HttpResponse<String> taken = post(GOOD);
    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(schemas.misfits("RequestedCertificate", Json.read(taken.body()))).isEmpty();
    assertThat(Json.read(taken.body()))
        .containsEntry("state", "REQUESTED")
        .containsEntry("purpose", "TLS_CLIENT")
        .containsEntry("certificateSeen", Credentials.fingerprint(edge.hangzhou.certificate()));
  }

  @Test
  void showsAPartyItsOwnAlone() throws Exception {
    assertThat(get(edge.hangzhou, FakeRenewalDesk.NUMBER).statusCode()).isEqualTo(200);
    assertThat(get(edge.jinhua, FakeRenewalDesk.NUMBER).statusCode()).isEqualTo(404);
    assertThat(get(edge.hangzhou, 8).statusCode()).isEqualTo(404);
    assertThat(get(edge.stranger, FakeRenewalDesk.NUMBER).statusCode()).isEqualTo(401);
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    for (String body :
        new String[] {
          "{\"purpose\":\"TLS_CLIENT\",\"request\":\"bad\"}",
          "{\"purpose\":\"ANY\",\"request\":\"good\"}",
          "{\"purpose\":\"TLS_CLIENT\"}",
          "{"
        }) {
      HttpResponse<String> refused = post(body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(Json.read(refused.body())).as(body).containsEntry("code", "SCHEMA");
    }
    assertThat(post(GOOD).statusCode()).isEqualTo(202);
  }

  @Test
  void whatIsNotSignedAsThePartySignsIsNotTaken() throws Exception {
    edge.door.breakSeals();
    assertThat(post(GOOD).statusCode()).isEqualTo(401);
    assertThat(post(GOOD).statusCode()).isEqualTo(202);
  }
}
