package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilesTest {
  private final RunningEdge edge = RunningEdge.get();

  private HttpResponse<byte[]> get(String path) throws Exception {
    return edge.client(edge.hangzhou)
        .send(edge.request(path).GET().build(), BodyHandlers.ofByteArray());
  }

  @Test
  void givesTheLogsFilesToWhoSitsAtTheTable() throws Exception {
    assertThat(get("/v1/ledger/checkpoint").body()).asString().isEqualTo(FakeLedgerDesk.CHECKPOINT);
    assertThat(get("/v1/ledger/keys").body()).asString().startsWith("lianzhi/test+");
    assertThat(get("/v1/ledger/tile/0/000").body()).hasSize(256 * 32);
  }

  @Test
  void givesAStrangerNothing() throws Exception {
    HttpResponse<String> response =
        edge.client(edge.stranger)
            .send(edge.request("/v1/ledger/checkpoint").GET().build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/001",
        "tile/0/0",
        "tile/0/000.p/0",
        "tile/9999/000",
        "tile/entries/x001/000",
        "tile/../keys",
        "other",
        ""
      })
  void hasNothingUnderAnyOtherPath(String path) throws Exception {
    HttpResponse<byte[]> response = get("/v1/ledger/" + path);
    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(response.body()).asString().contains("incident");
  }

  @Test
  void takesNothing() throws Exception {
    HttpResponse<String> response =
        edge.client(edge.hangzhou)
            .send(
                edge.request("/v1/ledger/checkpoint").POST(BodyPublishers.ofString("x")).build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).isBetween(400, 405);
  }
}
