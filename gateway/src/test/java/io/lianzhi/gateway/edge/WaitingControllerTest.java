package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
  void anAcknowledgementWhoseSealDoesNotHoldChangesNothing() throws Exception {
    edge.desk.asked.clear();
    edge.door.breakSeals();
    HttpResponse<String> refused = acknowledge(FakeDesk.PARCEL, "{\"outcome\":\"ACCEPTED\"}");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Json.read(refused.body())).containsEntry("code", "SIGNATURE");
    assertThat(edge.desk.asked).isEmpty();
    assertThat(acknowledge(FakeDesk.PARCEL, "{\"outcome\":\"ACCEPTED\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void theSealIsCheckedOverTheExactBytes() throws Exception {
    edge.door.arrived.clear();
    String body = "{ \"outcome\" : \"ACCEPTED\" }";
    acknowledge(FakeDesk.PARCEL, body);

    FakeDoor.Arrived checked = edge.door.arrived.remove();
    assertThat(checked.raw().body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
    assertThat(checked.raw().header(":path"))
        .contains("/v1/waiting/" + FakeDesk.PARCEL + "/acknowledgement");
  }

  @Test
  void anAcknowledgementThatIsTooLongIsRefusedUnread() throws Exception {
    String tooLong = "{\"outcome\":\"DECLINED\",\"why\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(acknowledge(FakeDesk.PARCEL, tooLong).statusCode()).isEqualTo(413);
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
    String deep = "{\"why\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    for (String body : new String[] {"{}", "{\"outcome\":\"PERHAPS\"}", "{", "", deep}) {
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
