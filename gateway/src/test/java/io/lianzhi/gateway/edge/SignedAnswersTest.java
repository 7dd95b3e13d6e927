package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.RefusedMessage;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.Verification;
import io.lianzhi.security.http.VerifiedMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that are signed because their request asks for it, and belong to it alone. */
class SignedAnswersTest {
  private static final String NONCE = "asked-by-jinhua";
  private static final String WISH =
      "hub=(\"@status\" \"content-digest\" \"@method\";req \"@path\";req);created;nonce=\""
          + NONCE
          + "\";tag=\"lianzhi\"";

  private final RunningEdge edge = RunningEdge.get();

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return edge.client(edge.jinhua).send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder asking(String path) {
    return edge.request(path).header("Accept-Signature", WISH);
  }

  private Verification verified(HttpResponse<byte[]> response, Instant now) {
    return verified(response, response.statusCode(), response.body(), asked(response), now);
  }

  private Verification verified(
      HttpResponse<byte[]> response,
      int status,
      byte[] body,
      io.lianzhi.security.http.HttpRequest asked,
      Instant now) {
    var answer =
        new io.lianzhi.security.http.HttpResponse(
            status, HttpFields.of(response.headers().map()), asked);
    return MessageSignatures.verify(
        answer,
        body,
        id -> Optional.of(edge.answers.verificationKey()).filter(key -> key.keyId().equals(id)),
        SignatureWindow.USUAL,
        now);
  }

  private static io.lianzhi.security.http.HttpRequest asked(HttpResponse<?> response) {
    HttpRequest request = response.request();
    return io.lianzhi.security.http.HttpRequest.of(
        request.method(), request.uri(), HttpFields.of(request.headers().map()));
  }

  private void isSigned(String what, int status, HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(what).isEqualTo(status);
    assertThat(response.headers().firstValue("signature").orElse("")).as(what).startsWith("hub=:");
    assertThat(verified(response, Instant.now()))
        .as(what)
        .isInstanceOfSatisfying(
            VerifiedMessage.class, proof -> assertThat(proof.nonce()).isEqualTo(NONCE));
  }

  @Test
  void everyAnswerIsSignedWhateverItSays() throws IOException, InterruptedException {
    isSigned("a page of letters", 200, send(asking("/v1/letters?limit=5").GET()));
    isSigned("no such letter", 404, send(asking("/v1/letters/none").GET()));
    isSigned("no such path", 404, send(asking("/elsewhere").GET()));
    isSigned("the error page itself", 404, send(asking("/error").GET()));
    isSigned("another method", 405, send(asking("/v1/letters").DELETE()));
    isSigned(
        "not to be had in that form", 406, send(asking("/v1/letters").header("Accept", "a/b")));
    isSigned("a bad parameter", 400, send(asking("/v1/letters?limit=none").GET()));
    isSigned("a file of the log", 200, send(asking("/v1/ledger/keys").GET()));
    isSigned(
        "only its head", 200, send(asking("/v1/letters").method("HEAD", BodyPublishers.noBody())));

    edge.door.answer(Refused.of(RefusalCode.SCHEMA, "item"));
    isSigned("a refused letter", RefusalCode.SCHEMA.httpStatus(), send(letter()));
    assertThat(edge.door.told.poll()).isEqualTo("written");
    edge.door.answer(() -> {
      throw new IllegalStateException("broken");
    });
    isSigned("our own fault", 503, send(letter()));
  }

  private HttpRequest.Builder letter() {
    return asking("/v1/letters")
        .header("Content-Type", "application/json")
        .header("Content-Digest", "sha-256=:AAAA:")
        .header("Signature", "lianzhi=:AAAA:")
        .POST(BodyPublishers.ofString("{}"));
  }

  @Test
  void whoDoesNotAskGetsTheAnswerAlone() throws IOException, InterruptedException {
    HttpResponse<byte[]> plain = send(edge.request("/v1/letters").GET());
    assertThat(plain.headers().map())
        .doesNotContainKeys("signature", "signature-input", "content-digest");
    assertThat(send(asking("/v1/letters").GET()).body()).isEqualTo(plain.body());
  }

  @Test
  void whatCannotBeGivenIsRefusedInWords() throws IOException, InterruptedException {
    for (String wish :
        List.of(
            "",
            "~",
            "hub",
            "hub=1",
            "hub=(\"@status\"",
            "hub=(\"@status\"), other=(\"@status\")",
            "hub=(\"@authority\")",
            "hub=(\"@authority\";req)",
            "hub=(\"@status\";req)",
            "hub=(\"content-digest\";req)",
            "hub=(\"signature\";req)",
            "hub=(\"x-field\")",
            "hub=(status)",
            "hub=(\"@status\";tr)",
            "hub=();created=1637287200",
            "hub=();created=?0",
            "hub=();expires",
            "hub=();nonce=1",
            "hub=();nonce=\"\"",
            "hub=();nonce=\"" + "n".repeat(129) + "\"",
            "hub=();nonce=\"a\\\"b\"",
            "hub=();alg=\"none\"",
            "hub=();alg=\"sm2-sm3\"",
            "hub=();keyid=\"another\"",
            "hub=();tag=\"another\"",
            "hub=();other")) {
      HttpResponse<byte[]> refused =
          send(edge.request("/v1/letters").header("Accept-Signature", wish).GET());
      assertThat(refused.statusCode()).as(wish).isEqualTo(400);
      assertThat(Json.read(new String(refused.body(), StandardCharsets.UTF_8)))
          .as(wish)
          .containsEntry("at", "accept-signature")
          .containsKey("accepted");
    }
    for (String wish :
        List.of(
            "hub=()",
            "hub=();created;alg=\"ecdsa-p256-sha256\";keyid=\"hub-1\";tag=\"lianzhi\"",
            "hub=(\"@status\" \"content-digest\" \"content-type\" \"@query\";req)")) {
      HttpResponse<byte[]> signed =
          send(edge.request("/v1/letters").header("Accept-Signature", wish).GET());
      assertThat(verified(signed, Instant.now())).as(wish).isInstanceOf(VerifiedMessage.class);
    }
  }

  @Test
  void aSignedAnswerIsNobodyElsesAndNotOfAnotherTime() throws IOException, InterruptedException {
    edge.door.answer(Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, ""));
    HttpResponse<byte[]> good = send(letter());
    Instant now = Instant.now();
    io.lianzhi.security.http.HttpRequest asked = asked(good);
    Map<String, Verification> attacks = new LinkedHashMap<>();
    attacks.put("as a success", verified(good, 202, good.body(), asked, now));
    attacks.put("with another body", verified(good, good.statusCode(), new byte[0], asked, now));
    attacks.put("an hour later", verified(good, now.plusSeconds(3_600)));
    attacks.put("to another path", to(good, at("POST", "/v1/waiting", asked.fields())));
    attacks.put("to another query", to(good, at("POST", "/v1/letters?wait=1", asked.fields())));
    attacks.put("to another method", to(good, at("PUT", "/v1/letters", asked.fields())));
    attacks.put("to another letter", to(good, changed(asked, "content-digest")));
    attacks.put("to another attempt", to(good, changed(asked, "signature")));
    attacks.put("as a request of ours", reflected(good, now));
    attacks.forEach((what, came) -> assertThat(came).as(what).isInstanceOf(RefusedMessage.class));
    assertThat(verified(good, now)).isInstanceOf(VerifiedMessage.class);
  }

  private Verification to(HttpResponse<byte[]> good, io.lianzhi.security.http.HttpRequest another) {
    return verified(good, good.statusCode(), good.body(), another, Instant.now());
  }

  private io.lianzhi.security.http.HttpRequest at(String method, String path, HttpFields fields) {
    URI uri = URI.create("https://localhost:" + edge.port + path);
    return io.lianzhi.security.http.HttpRequest.of(method, uri, fields);
  }

  private io.lianzhi.security.http.HttpRequest changed(
      io.lianzhi.security.http.HttpRequest asked, String field) {
    return at(
        asked.method(),
        "/v1/letters",
        name -> name.equals(field) ? List.of("lianzhi=:BBBB:") : asked.fields().values(name));
  }

  private Verification reflected(HttpResponse<byte[]> good, Instant now) {
    return MessageSignatures.verify(
        at("POST", "/v1/letters", HttpFields.of(good.headers().map())),
        good.body(),
        id -> Optional.of(edge.answers.verificationKey()),
        SignatureWindow.USUAL,
        now);
  }

  @Test
  void aStrangerGetsNoSignature() throws IOException, InterruptedException {
    HttpResponse<byte[]> refused =
        edge.client(edge.stranger)
            .send(asking("/v1/letters").GET().build(), BodyHandlers.ofByteArray());
    assertThat(refused.statusCode()).isEqualTo(RefusalCode.CREDENTIAL_UNKNOWN.httpStatus());
    assertThat(refused.headers().firstValue("signature")).isEmpty();
  }
}
