package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The door by which other processes look at a simulator and tell it how to behave. */
final class RemoteTest {
  private final Arrivals arrivals = new Arrivals();
  private final Manners manners = new Manners();

  @Test
  void saysWhatArrived() throws IOException, InterruptedException {
    arrivals.add("parcel", new LetterName("jinhua", "a", "COPY_NOTICE"), new byte[0]);
    try (Remote remote = Remote.start(arrivals, manners, 0)) {
      assertThat(call(remote, "GET", "/simulator/counts", "").body())
          .isEqualTo(
              "{\"arrived\":1,\"distinct\":1,\"letters\":1,\"underTwoIds\":0,\"overtaken\":0,\"bytes\":0}");
      assertThat(call(remote, "GET", "/simulator/else", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tellsHowToBehave() throws IOException, InterruptedException {
    try (Remote remote = Remote.start(arrivals, manners, 0)) {
      assertThat(call(remote, "POST", "/simulator/behaviour", "500:2").statusCode()).isEqualTo(200);
      assertThat(manners.next()).isEqualTo(Behaviour.SERVER_ERROR);
      assertThat(manners.next()).isEqualTo(Behaviour.SERVER_ERROR);
      assertThat(manners.next()).isEqualTo(Behaviour.NORMAL);
      assertThat(call(remote, "POST", "/simulator/behaviour", "polite").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void whatIsNotInTheCatalogueIsRefused() {
    assertThatThrownBy(() -> manners.behave("polite")).isInstanceOf(IllegalArgumentException.class);
    manners.behave("slow");
    assertThat(manners.next()).isEqualTo(Behaviour.SLOW);
    assertThat(manners.next()).isEqualTo(Behaviour.SLOW);
  }

  private static HttpResponse<String> call(Remote remote, String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + remote.port() + path);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }
}
