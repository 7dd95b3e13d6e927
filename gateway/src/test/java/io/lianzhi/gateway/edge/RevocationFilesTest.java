package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class RevocationFilesTest {
  private static final String PATH = "/v1/credentials/crl/international.crl";

  private final RunningEdge edge = RunningEdge.get();

  @Test
  void givesTheListToWhoSitsAtTheTableAndNothingElse() throws Exception {
    HttpResponse<byte[]> list =
        edge.client(edge.hangzhou)
            .send(edge.request(PATH).GET().build(), BodyHandlers.ofByteArray());
    assertThat(list.body()).isEqualTo(FakeRevocationDesk.LIST);
    assertThat(list.headers().firstValue("Content-Type")).hasValue("application/pkix-crl");
    HttpResponse<String> other =
        edge.client(edge.hangzhou)
            .send(
                edge.request("/v1/credentials/crl/other.crl").GET().build(),
                BodyHandlers.ofString());
    assertThat(other.statusCode()).isEqualTo(404);
    HttpResponse<String> posted =
        edge.client(edge.hangzhou)
            .send(
                edge.request(PATH).POST(BodyPublishers.ofString("x")).build(),
                BodyHandlers.ofString());
    assertThat(posted.statusCode()).isBetween(400, 405);
    HttpResponse<String> stranger =
        edge.client(edge.stranger).send(edge.request(PATH).GET().build(), BodyHandlers.ofString());
    assertThat(stranger.statusCode()).isEqualTo(401);
  }
}
