package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class WaitingControllerTest {
  private final RunningEdge edge = RunningEdge.get();
  private final HttpClient jinhua = edge.client(edge.jinhua);

  @Test
  void whatWaitsIsGivenOutWithItsLetterAsItIs() throws Exception {
    HttpResponse<String> response =
        jinhua.send(edge.request("/v1/waiting?limit=3").GET().build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            """
            {"parcels":[{"parcel":"%s","incident":"%s","letter":%s}]}\
            """
                .formatted(FakeDesk.PARCEL, FakeDoor.INCIDENT, FakeDesk.WAITING_LETTER));
    assertThat(edge.desk.asked).contains("jinhua waiting 3");
  }

  @Test
  void anAcknowledgedParcelIsSettledWhateverTheClientAccepts() throws Exception {
    HttpResponse<String> response = acknowledge(FakeDesk.PARCEL, "{\"outcome\":\"ACCEPTED\"}");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(edge.desk.asked).contains("jinhua acknowledge " + FakeDesk.PARCEL + " true -");
  }

  @Test
  void aDeclinedParcelKeepsItsReason() throws Exception {
    acknowledge(FakeDesk.PARCEL, "{\"outcome\":\"DECLINED\",\"why\":\"不归我市管辖\"}");

    assertThat(edge.desk.asked).contains("jinhua acknowledge " + FakeDesk.PARCEL + " false 不归我市管辖");
  }

  @Test
  void anotherPartysParcelIsNotFound() throws Exception {
    assertThat(acknowledge("other", "{\"outcome\":\"ACCEPTED\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherOutcomeThanTheOneThatStandsIsAConflict() throws Exception {
    HttpResponse<String> response = acknowledge(FakeDesk.SETTLED, "{\"outcome\":\"DECLINED\"}");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(Json.read(response.body()))
        .containsEntry("code", "ALREADY_SETTLED")
        .containsEntry("whoseMove", "RECEIVER")
        .containsEntry("resend", "USELESS");
  }

  @Test
  void anAcknowledgementMustSayItsOutcome() throws Exception {
    String endless = "{\"why\":[" + "1,".repeat(70_000) + "1],\"outcome\":\"ACCEPTED\"}";
    for (String body : new String[] {"{}", "{\"outcome\":\"PERHAPS\"}", "{", "", endless}) {
      HttpResponse<String> response = acknowledge(FakeDesk.PARCEL, body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(Json.read(response.body())).as(body).containsEntry("code", "SCHEMA");
    }
  }

  private HttpResponse<String> acknowledge(String parcel, String body)
      throws IOException, InterruptedException {
    return jinhua.send(
        edge.request("/v1/waiting/" + parcel + "/acknowledgement")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
