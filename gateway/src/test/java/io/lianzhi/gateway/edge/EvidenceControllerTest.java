package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class EvidenceControllerTest {
  private final RunningEdge edge = RunningEdge.get();

  private HttpResponse<String> get(String id) throws Exception {
    return edge.client(edge.hangzhou)
        .send(
            edge.request("/v1/letters/" + id + "/evidence").header("Range", "bytes=0-3").build(),
            BodyHandlers.ofString());
  }

  @Test
  void sendsThePackAsAFileThatNobodyKeepsAndOfWhichThereAreNoParts() throws Exception {
    HttpResponse<String> pack = get(FakeDesk.LETTER);
    assertThat(pack.statusCode()).isEqualTo(200);
    assertThat(pack.body()).isEqualTo("a pack for hangzhou");
    assertThat(pack.headers().firstValue("content-type")).contains("application/zip");
    assertThat(pack.headers().firstValue("content-length")).contains("19");
    assertThat(pack.headers().firstValue("cache-control")).contains("no-store");
    assertThat(pack.headers().firstValue("accept-ranges")).isEmpty();
    assertThat(pack.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"pack.zip\"");
  }

  @Test
  void knowsNoOtherLetterAndSaysWhenOneIsTooNew() throws Exception {
    assertThat(get("another").statusCode()).isEqualTo(404);
    HttpResponse<String> later = get(FakeEvidenceDesk.TOO_NEW);
    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.body()).contains("RETRY_LATER", "proofs");
    assertThat(later.headers().firstValue("retry-after")).isPresent();
  }
}
