package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.RefusalCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A signed letter counts once: at one node or another, now or after a restart. */
@SuppressWarnings("NullAway.Init")
class ReplayTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path home;
  private static EmbeddedPostgres server;
  private static RunningHub one;
  private static RunningHub two;
  private static String model;

  @BeforeAll
  static void start() throws IOException {
    server = TestDatabase.server();
    one = new RunningHub(home, server.getJdbcUrl("postgres", "postgres"));
    two = one.another();
    model =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"");
  }

  @AfterAll
  static void stop() throws IOException {
    two.close();
    one.close();
    server.close();
  }

  private static RunningHub.Signed signed() {
    String id = "JH-REPLAY-" + UUID.randomUUID();
    String letter = model.replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"");
    return one.sign("jinhua", "POST", "/v1/letters", letter.getBytes(StandardCharsets.UTF_8));
  }

  private static void isReplay(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(RefusalCode.REPLAY.httpStatus());
    assertThat(JSON.readTree(answer.body()).get("code").stringValue()).isEqualTo("REPLAY");
  }

  @Test
  void isAReplayAtAnotherNodeAndAfterARestart() throws IOException, InterruptedException {
    RunningHub.Signed letter = signed();
    assertThat(one.send("jinhua", letter, "en").statusCode()).isEqualTo(202);
    isReplay(two.send("jinhua", letter, "en"));

    two.close();
    two = one.another();
    isReplay(two.send("jinhua", letter, "en"));

    RunningHub.Signed afresh = one.sign("jinhua", "POST", "/v1/letters", letter.body());
    assertThat(two.send("jinhua", afresh, "en").statusCode()).isEqualTo(200);
    assertThat(two.send("jinhua", signed(), "en").statusCode()).isEqualTo(202);
  }

  @Test
  void ofTheSameSentToTwoNodesAtOnceOnePasses()
      throws IOException, InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 10; round++) {
        RunningHub.Signed letter = signed();
        Callable<Integer> toOne = () -> one.send("jinhua", letter, "en").statusCode();
        Callable<Integer> toTwo = () -> two.send("jinhua", letter, "en").statusCode();
        int passed = 0;
        for (Future<Integer> answer : pool.invokeAll(List.of(toOne, toTwo, toOne, toTwo))) {
          assertThat(answer.get()).isIn(202, RefusalCode.REPLAY.httpStatus());
          passed += answer.get() == 202 ? 1 : 0;
        }
        assertThat(passed).isEqualTo(1);
      }
    }
  }

  /** It is refused as nobody's fault, and the same bytes are good once the table is back. */
  @Test
  void whereNobodyCanTellNothingIsTaken() throws IOException, InterruptedException {
    RunningHub.Signed letter = signed();
    TestDatabase.execute(server.getPostgresDatabase(), "alter table nonce rename to gone");
    HttpResponse<String> refused = one.send("jinhua", letter, "en");
    TestDatabase.execute(server.getPostgresDatabase(), "alter table gone rename to nonce");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(JSON.readTree(refused.body()).get("code").stringValue()).isEqualTo("RETRY_LATER");
    assertThat(one.send("jinhua", letter, "en").statusCode()).isEqualTo(202);
    isReplay(two.send("jinhua", letter, "en"));
  }
}
