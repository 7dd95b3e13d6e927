package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.CertificateRequest;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People at the administrators' port of a running hub. Every answer that they get is held to its
 * description.
 */
final class Office {
  static final String PASSWORD = "correct horse battery staple";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration STEP = Duration.ofSeconds(30);

  private final RunningHub hub;
  private final HttpClient client;
  private final OfficeConformance conformance = new OfficeConformance();

  Office(RunningHub hub) throws IOException {
    this.hub = hub;
    this.client = hub.anonymous();
  }

  /** What was answered. */
  record Answer(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** Somebody who is signed in; their token. */
  record Person(String token) {}

  /** Enrols under an invitation that the hub wrote at its first start, and signs in. */
  Person first(String account) throws IOException, InterruptedException {
    return enrol(Files.readString(hub.home().resolve("invitations").resolve(account)).strip());
  }

  /** Enrols by that invitation and signs in, in one and the same minute. */
  Person enrol(String invitation) throws IOException, InterruptedException {
    JsonNode factor =
        post("/enrolments", Map.of("invitation", invitation, "password", PASSWORD)).json();
    Authenticator phone = new Authenticator(factor.get("otpauth").stringValue());
    Answer confirmed =
        post(
            "/enrolments/confirmation",
            Map.of("invitation", invitation, "code", phone.code(Instant.now())));
    assertThat(confirmed.status()).isEqualTo(204);
    return signIn(factor.get("account").stringValue(), phone.code(Instant.now().plus(STEP)));
  }

  /** Somebody new, whom one asked for and another approved. */
  Person invited(Person asker, Person approver, String account, String role)
      throws IOException, InterruptedException {
    return invited(asker, approver, account, Map.of("role", role));
  }

  /** The same, of one unit. */
  Person invited(Person asker, Person approver, String account, String role, String unit)
      throws IOException, InterruptedException {
    return invited(asker, approver, account, Map.of("role", role, "unit", unit));
  }

  private Person invited(Person asker, Person approver, String account, Map<String, String> rights)
      throws IOException, InterruptedException {
    Answer proposed =
        post(
            asker,
            "/proposals",
            Map.of("kind", "ACCOUNT_INVITE", "target", account, "body", rights));
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    Answer approved = post(approver, "/proposals/" + proposed.json().get("number") + "/approval");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    return enrol(approved.json().get("result").get("invitation").stringValue());
  }

  /** A key of P-256 for which nobody has issued anything. */
  static Identity key() {
    Instant now = Instant.now();
    return CertificateAuthority.selfSigned(
        "CN=mine",
        SignatureAlgorithm.ECDSA_P256_SHA256,
        new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))));
  }

  /** Asks for a certificate of that key. */
  Answer ask(Person asker, String party, String purpose, Identity key)
      throws IOException, InterruptedException {
    String pem = CertificateRequest.of("CN=mine", key.signingKey("mine")).pem();
    return post(
        asker, "/credentials/requests", Map.of("party", party, "purpose", purpose, "request", pem));
  }

  /** A certificate of a party that one asked for and another approved, with its key. */
  Identity given(Person asker, Person approver, String party, String purpose)
      throws IOException, InterruptedException {
    Identity key = key();
    Answer asked = ask(asker, party, purpose, key);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    String number = asked.json().get("number").asString();
    Answer proposed =
        post(
            asker,
            "/proposals",
            Map.of("kind", "CREDENTIAL_APPROVE", "target", number, "body", Map.of()));
    Answer approved = post(approver, "/proposals/" + proposed.json().get("number") + "/approval");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    String chain = get(asker, "/credentials/" + number).json().get("chain").stringValue();
    return Identity.of(key.privateKey(), Pem.decode(chain));
  }

  /** What shows itself so at the parties' door, and trusts this hub. */
  HttpClient client(Identity shown) throws IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(hub.context(shown))
        .build();
  }

  private Person signIn(String account, String code) throws IOException, InterruptedException {
    Answer opened =
        post("/sessions", Map.of("account", account, "password", PASSWORD, "code", code));
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    return new Person(opened.json().get("token").stringValue());
  }

  Answer post(String path, Object body) throws IOException, InterruptedException {
    return send(Optional.empty(), "POST", path, Optional.of(body));
  }

  Answer post(Person who, String path, Object body) throws IOException, InterruptedException {
    return send(Optional.of(who), "POST", path, Optional.of(body));
  }

  Answer post(Person who, String path) throws IOException, InterruptedException {
    return send(Optional.of(who), "POST", path, Optional.empty());
  }

  Answer get(Person who, String path) throws IOException, InterruptedException {
    return send(Optional.of(who), "GET", path, Optional.empty());
  }

  /** What is at that path, byte for byte. */
  HttpResponse<byte[]> fetch(Person who, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(hub.office("/v1/administration" + path))
            .header("Authorization", "Bearer " + who.token())
            .build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    conformance.check(
        request.method(),
        request.uri().getRawPath(),
        response.statusCode(),
        OfficeConformance.type(headers(response)),
        new String(response.body(), StandardCharsets.UTF_8));
    return response;
  }

  /**
   * Sends a request, and asks for English.
   *
   * @param path below {@code /v1/administration}
   */
  Answer send(Optional<Person> who, String method, String path, Optional<Object> body)
      throws IOException, InterruptedException {
    return sendTo(who, method, "/v1/administration" + path, body);
  }

  /** Sends a request to any path of the port. */
  Answer sendTo(Optional<Person> who, String method, String path, Optional<? extends Object> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.office(path))
            .header("Accept-Language", "en")
            .method(
                method,
                body.map(each -> JSON.writeValueAsBytes(each))
                    .map(BodyPublishers::ofByteArray)
                    .orElse(BodyPublishers.noBody()));
    who.ifPresent(person -> request.header("Authorization", "Bearer " + person.token()));
    body.ifPresent(_ -> request.header("Content-Type", "application/json"));
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), headers(response), response.body());
    conformance.check(
        method, path, answer.status(), OfficeConformance.type(answer.headers()), answer.body());
    return answer;
  }

  private static Map<String, String> headers(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().getFirst()));
  }
}
