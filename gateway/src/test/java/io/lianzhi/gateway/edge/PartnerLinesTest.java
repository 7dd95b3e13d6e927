package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.credential.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class PartnerLinesTest {
  private static final Receipt RECEIPT =
      new Receipt(
          Optional.of(new LetterId("a")),
          FakeDoor.INCIDENT,
          Instant.parse("2021-11-05T08:00:00Z"),
          Map.of(),
          false);

  private final RunningEdge edge = RunningEdge.get();
  private final HttpClient hangzhou = edge.client(edge.hangzhou);

  @Test
  void handsTheExactBytesAndEverythingASignatureMayCoverToTheIntake() throws Exception {
    edge.door.answer(RECEIPT);
    byte[] body = "浙A䶮123\r\n\u0000 ".getBytes(StandardCharsets.UTF_8);

    hangzhou.send(
        edge.request("/partners/hangzhou/notices?page=1&q=%E6%B5%99")
            .header("X-Signature", "ab")
            .header("X-Signature", "cd")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());

    FakeDoor.Arrived arrived = edge.door.arrived.take();
    assertThat(arrived.raw().body()).isEqualTo(body);
    assertThat(arrived.raw().form()).isEqualTo("notices");
    assertThat(arrived.raw().contentType()).isEqualTo("text/plain");
    assertThat(arrived.raw().headers())
        .containsEntry(":method", "POST")
        .containsEntry(":path", "/partners/hangzhou/notices")
        .containsEntry(":query", "page=1&q=%E6%B5%99")
        .containsEntry(":authority", "localhost:" + edge.port)
        .containsEntry(":client-certificate", Credentials.fingerprint(edge.hangzhou.certificate()))
        .containsEntry("x-signature", "ab, cd");
    assertThat(arrived.party().id().value()).isEqualTo("hangzhou");
    assertThat(arrived.line()).isEqualTo(FakeAdapter.NOTICES);
    assertThat(arrived.patience()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void waitsForNoAnswerOnALineThatCannotCarryOne() throws Exception {
    edge.door.answer(RECEIPT);

    post("/partners/hangzhou/told", "n");

    FakeDoor.Arrived arrived = edge.door.arrived.take();
    assertThat(arrived.line()).isEqualTo(FakeAdapter.TOLD);
    assertThat(arrived.patience()).isEqualTo(Duration.ZERO);
  }

  @Test
  void readsAChunkedBodyToo() throws Exception {
    edge.door.answer(RECEIPT);
    byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    HttpResponse<String> response =
        hangzhou.send(
            edge.request("/partners/hangzhou/notices")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(edge.door.arrived.take().raw().body()).isEqualTo(body);
  }

  @Test
  void answersInThePartysOwnFormAndSaysThatTheAnswerLeft() throws Exception {
    edge.door.answer(RECEIPT);

    HttpResponse<String> response = post("/partners/hangzhou/notices", "n");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("TAKEN 收到");
    assertThat(response.headers().firstValue("X-Form")).contains("line");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
  }

  @Test
  void saysOfSeveralPartsTheFirstThatWasRefused() throws Exception {
    edge.door.answer(
        RECEIPT, Refused.of(RefusalCode.REGION_UNKNOWN, "2"), Refused.of(RefusalCode.SCHEMA, "3"));

    assertThat(post("/partners/hangzhou/notices", "n").body()).isEqualTo("NO REGION_UNKNOWN");
    for (int part = 0; part < 3; part++) {
      assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
    }
  }

  @Test
  void anotherPartysPathIsAWrongSender() throws Exception {
    edge.door.answer(RECEIPT);

    HttpResponse<String> response =
        edge.client(edge.jinhua)
            .send(
                edge.request("/partners/hangzhou/notices")
                    .POST(BodyPublishers.ofString("n"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(Json.read(response.body())).containsEntry("code", "WRONG_SENDER");
    assertThat(edge.door.arrived).isEmpty();
  }

  @Test
  void aPathThatNoAdapterDeclaredIsNotFound() throws Exception {
    for (String path :
        List.of(
            "/partners/hangzhou/notices/",
            "/partners/hangzhou/notices;v=1",
            "/partners/hangzhou/%6Eotices",
            "/partners/hangzhou/Notices")) {
      assertThat(post(path, "n").statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void anotherMethodIsNotAllowedAndTheRightOneIsNamed() throws Exception {
    HttpResponse<String> response =
        hangzhou.send(
            edge.request("/partners/hangzhou/notices").GET().build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(Json.read(response.body())).containsEntry("status", 405);
  }

  @Test
  void anOverlongBodyIsRefusedUnreadInThePartysOwnForm() throws Exception {
    edge.door.answer(RECEIPT);

    HttpResponse<String> announced = post("/partners/hangzhou/notices", "x".repeat(65_537));

    assertThat(announced.statusCode()).isEqualTo(200);
    assertThat(announced.body()).isEqualTo("NO TOO_LARGE");
    assertThat(announced.headers().firstValue("Lianzhi-Incident"))
        .contains(FakeDoor.INCIDENT.number());
    assertThat(edge.door.arrived.take().length()).isEqualTo(65_537);
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
  }

  @Test
  void aBodyOfTheGreatestLengthIsTaken() throws Exception {
    edge.door.answer(RECEIPT);

    assertThat(post("/partners/hangzhou/notices", "x".repeat(65_536)).statusCode()).isEqualTo(200);
    assertThat(edge.door.arrived.take().length()).isEqualTo(65_536);
  }

  @Test
  void anOverlongChunkedBodyIsRefusedToo() throws Exception {
    edge.door.answer(RECEIPT);
    byte[] body = new byte[70_000];

    HttpResponse<String> response =
        hangzhou.send(
            edge.request("/partners/hangzhou/notices")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo("NO TOO_LARGE");
    assertThat(edge.door.arrived.take().length()).isEqualTo(65_537);
  }

  @Test
  void whenTheHubItselfFailsThePartyIsToldInItsFormToSendAgain() throws Exception {
    edge.door.answer(() -> {
      throw new IllegalStateException("the store of 张三 is away");
    });

    assertThat(post("/partners/hangzhou/notices", "n").body()).isEqualTo("NO RETRY_LATER");
  }

  @Test
  void whenTheAdapterCannotAnswerTheReplyIsLostAndTheProblemSaysNothingOfIt() throws Exception {
    edge.door.answer(RECEIPT);

    HttpResponse<String> response = post("/partners/hangzhou/broken", "n");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(Json.read(response.body())).containsEntry("code", "RETRY_LATER");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).doesNotContain("张三", "IllegalState", "io.lianzhi", "cannot");
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("lost");
  }

  @Test
  void aReplyToAClientThatLeftIsLost() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    edge.door.answer(() -> {
      awaitQuietly(left);
      return List.of(RECEIPT);
    });

    try (SSLSocket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "POST /partners/hangzhou/notices HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nn"
                  .getBytes(StandardCharsets.US_ASCII));
      edge.door.arrived.take();
      socket.setSoLinger(true, 0);
    }
    left.countDown();

    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("lost");
  }

  private SSLSocket connect() throws IOException {
    return (SSLSocket)
        edge.context(edge.hangzhou).getSocketFactory().createSocket("localhost", edge.port);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return hangzhou.send(
        edge.request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
