package io.lianzhi.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.VerifiedMessage;
import io.lianzhi.security.ledger.NoteKey;
import io.lianzhi.security.ledger.PackVerifier;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import io.lianzhi.security.ledger.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes renew what the hub shows and signs with, while letters flow. */
@SuppressWarnings("NullAway.Init")
class RenewalTest {
  private static final String REHEARSAL = "/v1/connection/rehearsal";
  private static final String CERTIFICATE = "Lianzhi-Client-Certificate";
  private static final String SIGNATURE = "Lianzhi-Signature-Key";
  private static final String WISH =
      "hub=(\"@status\" \"content-digest\" \"@method\";req \"@path\";req);created;tag=\"lianzhi\"";

  private static RunningHub here;
  private static RunningHub there;
  private static Office office;
  private static Person system;
  private static Person security;
  private static PinningPartner partner;
  private static String model;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    model =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"");
    partner = PinningPartner.start();
    here =
        new RunningHub(
            home.resolve("hubs"),
            TestDatabase.freshUrl(),
            partner.seat("wenzhou", home.resolve("wenzhou")));
    there = here.another();
    office = new Office(here);
    system = office.first("system-administrator");
    security = office.first("security-administrator");
  }

  @AfterAll
  static void stop() throws IOException {
    there.close();
    here.close();
    partner.close();
  }

  private static Answer propose(String kind, String target, Map<String, Object> body)
      throws Exception {
    return office.post(system, "/proposals", Map.of("kind", kind, "target", target, "body", body));
  }

  private static JsonNode approved(Answer proposed) throws Exception {
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    String path = "/proposals/" + proposed.json().get("number") + "/approval";
    assertThat(office.post(system, path).status()).as("by whoever proposed").isEqualTo(403);
    Answer approved = office.post(security, path);
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    return approved.json().get("result");
  }

  private static String prepare(String identity) throws Exception {
    return approved(propose("HUB_IDENTITY_PREPARE", identity, Map.of()))
        .get("fingerprint")
        .stringValue();
  }

  private static void activate(String identity, String fingerprint) throws Exception {
    approved(propose("HUB_IDENTITY_ACTIVATE", identity, Map.of("fingerprint", fingerprint)));
  }

  private static JsonNode listed(String identity) throws Exception {
    Answer listed = office.get(security, "/hub-identities");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.body()).doesNotContain("PRIVATE");
    return listed
        .json()
        .get("identities")
        .valueStream()
        .filter(each -> each.get("name").stringValue().equals(identity))
        .findFirst()
        .orElseThrow();
  }

  private static X509Certificate certificate(JsonNode shown) {
    return Pem.decode(shown.get("published").stringValue()).getFirst();
  }

  private static int send(RunningHub hub, String id) throws Exception {
    return hub.send("jinhua", signedFor(hub, id), "en").statusCode();
  }

  /** A signature names the host and port that it is for. */
  private static RunningHub.Signed signedFor(RunningHub hub, String id) {
    String letter = model.replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + id + "\"");
    return hub.sign("jinhua", "POST", "/v1/letters", letter.getBytes(UTF_8));
  }

  /** Letters by fresh connections to both nodes in turn, until it is closed. */
  private static final class Flow implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofVirtual().start(this::run);

    private void run() {
      while (!over.get()) {
        try {
          RunningHub hub = taken.get() % 2 == 0 ? here : there;
          int status = send(hub, "JH-FLOW-" + UUID.randomUUID());
          if (status == 202) {
            taken.incrementAndGet();
          } else {
            refused.add("status " + status);
          }
        } catch (Exception broken) {
          refused.add(broken.toString());
          return;
        }
      }
    }

    /** Waits until so many more have been taken, or one was not. */
    void goesOn() {
      int before = taken.get();
      assertThat(TwoNodes.comesTrue(() -> taken.get() >= before + 4 || !refused.isEmpty()))
          .isTrue();
      assertThat(refused).isEmpty();
    }

    @Override
    public void close() {
      over.set(true);
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean showEverywhere(X509Certificate expected) {
    try {
      SSLContext jinhua = here.context(here.tls("jinhua"));
      int administrators = here.office("/").getPort();
      return List.of(here.port(), there.port(), administrators).stream()
          .allMatch(port -> Shown.at(port, jinhua).equals(expected));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void noLetterIsRefusedWhileTheHubComesToAnotherCertificateAndAnotherKey(@TempDir Path folder)
      throws Exception {
    assertThat(send(here, "JH-BEFORE")).isEqualTo(202);
    X509Certificate before = certificate(listed("tls").get("current"));
    String formerSigner = listed("signing-international").get("current").toString();
    HttpClient kept = client(here.context(here.tls("jinhua")));
    assertThat(seenBy(kept)).isEqualTo(before);
    assertThat(showEverywhere(before)).isTrue();
    try (Flow flow = new Flow()) {
      flow.goesOn();
      String tls = prepare("tls");
      String signing = prepare("signing-international");
      Path published = here.home().resolve("certificates").resolve("tls-next.pem");
      assertThat(TwoNodes.comesTrue(() -> Files.exists(published))).isTrue();
      X509Certificate next = certificate(listed("tls").get("next"));
      assertThat(Credentials.fingerprint(next)).isEqualTo(tls);
      assertThat(Pem.read(published).getFirst()).isEqualTo(next);
      assertThat(showEverywhere(before)).as("prepared is not in use").isTrue();

      activate("tls", tls);
      activate("signing-international", signing);

      assertThat(TwoNodes.comesTrue(() -> showEverywhere(next))).isTrue();
      assertThat(seenBy(kept)).as("an open connection goes on").isEqualTo(before);
      flow.goesOn();
      for (RunningHub node : List.of(here, there)) {
        assertThat(TwoNodes.comesTrue(() -> signer(node).equals(signing))).isTrue();
      }
      assertThat(listed("signing-international").get("former").get(0).toString())
          .isEqualTo(formerSigner);
      flow.goesOn();
    }
    evidenceStillHolds("JH-BEFORE", folder);
  }

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }

  /** What the node showed when this client's connection was opened. */
  private static X509Certificate seenBy(HttpClient client) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + here.port() + "/v1/waiting"))
            .build();
    HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  /** The key that signs a node's answer, by the certificate that the hub publishes for it. */
  private static String signer(RunningHub node) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + node.port() + "/v1/letters"))
              .header("Accept-Signature", WISH)
              .build();
      HttpResponse<byte[]> answer =
          client(node.context(node.tls("jinhua"))).send(request, BodyHandlers.ofByteArray());
      var asked =
          io.lianzhi.security.http.HttpRequest.of(
              "GET", request.uri(), HttpFields.of(request.headers().map()));
      var signed =
          new io.lianzhi.security.http.HttpResponse(
              answer.statusCode(), HttpFields.of(answer.headers().map()), asked);
      VerifiedMessage verified =
          (VerifiedMessage)
              MessageSignatures.verify(
                  signed, answer.body(), RenewalTest::ofHub, SignatureWindow.USUAL, Instant.now());
      return verified.keyId();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Optional<VerificationKey> ofHub(String keyId) {
    try {
      JsonNode signing = listed("signing-international");
      return java.util.stream.Stream.concat(
              java.util.stream.Stream.of(signing.get("current")),
              signing.get("former").valueStream())
          .map(RenewalTest::certificate)
          .filter(each -> Credentials.fingerprint(each).equals(keyId))
          .map(each -> VerificationKey.of(keyId, each))
          .findFirst();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static void evidenceStillHolds(String letter, Path folder) throws Exception {
    HttpResponse<byte[]> pack = here.fetch("jinhua", "/v1/letters/" + letter + "/evidence");
    assertThat(pack.statusCode()).isEqualTo(200);
    List<NoteKey> keys =
        here.get("jinhua", "/v1/ledger/keys").body().lines().map(NoteKey::parse).toList();
    PackVerifier verifier =
        new PackVerifier(new TrustedLog(keys.getFirst().name(), new TrustedKeys(keys)));
    assertThat(verifier.verify(Files.write(folder.resolve("pack.zip"), pack.body())))
        .isInstanceOf(Verdict.Sound.class);
  }

  private static Answer rehearse(String identity, String party) throws Exception {
    return office.post(
        system, "/hub-identities/" + identity + "/rehearsal", Map.of("party", party));
  }

  @Test
  void aPartnerIsAskedWhetherItTrustsTheNextCertificateBeforeItCounts() throws Exception {
    assertThat(rehearse("tls", "wenzhou").status()).as("none is prepared").isEqualTo(409);
    String prepared = prepare("tls");
    X509Certificate current = certificate(listed("tls").get("current"));
    X509Certificate next = certificate(listed("tls").get("next"));
    partner.trusts(List.of(current));
    long threads = watchers();

    Answer refused = rehearse("tls", "wenzhou");
    assertThat(refused.status()).as(refused.body()).isEqualTo(200);
    assertThat(refused.json().get("reached").booleanValue()).isFalse();
    JsonNode trouble = refused.json().get("steps").get(0).get("trouble");
    assertThat(trouble.get("kind").stringValue()).isEqualTo("OUR_CERTIFICATE_REFUSED");
    assertThat(trouble.get("words").stringValue()).isEqualTo("they refuse our certificate");
    assertThat(testConnection()).as("letters still go by the one in use").isTrue();

    partner.trusts(List.of(current, next));
    assertThat(rehearse("tls", "wenzhou").json().get("reached").booleanValue()).isTrue();
    assertThat(partner.shown()).isEqualTo(next);
    assertThat(testConnection()).isTrue();
    assertThat(partner.shown()).as("nothing has changed").isEqualTo(current);
    assertThat(TwoNodes.comesTrue(() -> watchers() == threads)).as("closed after").isTrue();

    assertThat(rehearse("tls", "no-such").status()).isEqualTo(404);
    assertThat(rehearse("no-such", "wenzhou").status()).isEqualTo(404);
    Map<String, Object> choice = Map.of("fingerprint", prepared);
    assertThat(office.post(system, "/hub-identities/tls/abandonment", choice).status())
        .isEqualTo(403);
    assertThat(office.post(security, "/hub-identities/tls/abandonment", choice).status())
        .isEqualTo(204);
    assertThat(office.post(security, "/hub-identities/tls/abandonment", choice).status())
        .isEqualTo(409);
    assertThat(propose("HUB_IDENTITY_ACTIVATE", "tls", choice).status()).isEqualTo(409);
    assertThat(listed("tls").has("next")).isFalse();
  }

  /** Each adapter that calls by this library has one. */
  private static long watchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("idle-connection-evictor"))
        .count();
  }

  @Test
  void whatAPartyIsNotShownIsNotRehearsedTowardsIt() throws Exception {
    String next = prepare("ssh");
    assertThat(rehearse("ssh", "wenzhou").status()).isEqualTo(409);
    Map<String, Object> choice = Map.of("fingerprint", next);
    assertThat(office.post(security, "/hub-identities/ssh/abandonment", choice).status())
        .isEqualTo(204);
  }

  private static boolean testConnection() throws Exception {
    Answer answer = office.post(system, "/parties/wenzhou/connection-test");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("reached").booleanValue();
  }

  private static HttpResponse<String> knock(Identity shown, RunningHub.Signed signed)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + here.port() + signed.path()))
            .header("Content-Type", "application/json")
            .method(signed.method(), BodyPublishers.ofByteArray(signed.body()));
    signed
        .headers()
        .forEach((name, value) -> {
          if (!name.equals("Host")) {
            request.header(name, value);
          }
        });
    return client(here.context(shown)).send(request.build(), BodyHandlers.ofString());
  }

  private static String why(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Office.json(answer.body()).get("why").get("code").stringValue();
  }

  private static boolean isJudged(Identity shown, String expected) {
    try {
      return why(knock(shown, here.sign("hangzhou", "POST", REHEARSAL, new byte[0])))
          .equals(expected);
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void aPartyTriesAForeignCertificateFromTheOfferToItsRevocation() throws Exception {
    Validity today =
        new Validity(
            Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    CertificateAuthority foreign =
        CertificateAuthority.create("CN=foreign", SignatureAlgorithm.ECDSA_P256_SHA256, today);
    Identity fresh = foreign.issueClient("CN=hangzhou next", today);
    assertThat(isJudged(fresh, "NOT_KNOWN")).isTrue();

    String number = offer(fresh);
    assertThat(TwoNodes.comesTrue(() -> isJudged(fresh, "NOT_APPROVED"))).isTrue();
    RunningHub.Signed signed = here.sign("hangzhou", "POST", REHEARSAL, new byte[0]);
    for (int again = 0; again < 2; again++) {
      JsonNode found = Office.json(knock(fresh, signed).body());
      assertThat(found.get("party").stringValue()).isEqualTo("hangzhou");
      assertThat(found.get("letIn").booleanValue()).isFalse();
      assertThat(found.get("signature").get("holds").booleanValue()).isTrue();
      assertThat(found.get("signature").get("taken").booleanValue())
          .as("no nonce is used up")
          .isTrue();
    }
    RunningHub.Signed waiting = here.sign("hangzhou", "GET", "/v1/waiting", new byte[0]);
    assertThat(knock(fresh, waiting).statusCode()).as("it gives no right").isEqualTo(401);

    approved(propose("CREDENTIAL_APPROVE", number, Map.of()));
    assertThat(TwoNodes.comesTrue(() -> isJudged(fresh, "COUNTS"))).isTrue();
    HttpResponse<String> let = knock(fresh, waiting);
    assertThat(let.statusCode()).isEqualTo(200);
    assertThat(let.headers().firstValue(CERTIFICATE).orElseThrow())
        .isNotEqualTo(
            knock(here.tls("hangzhou"), waiting).headers().firstValue(CERTIFICATE).orElseThrow());

    String credential = "/credentials/" + number;
    assertThat(office.post(security, credential + "/suspension").status()).isEqualTo(200);
    assertThat(TwoNodes.comesTrue(() -> isJudged(fresh, "SUSPENDED"))).isTrue();
    office.post(security, credential + "/revocation", Map.of("reason", "KEY_COMPROMISE"));
    assertThat(TwoNodes.comesTrue(() -> isJudged(fresh, "REVOKED"))).isTrue();
    assertThat(isJudged(here.tls("hangzhou"), "COUNTS")).isTrue();
  }

  /** The number under which an administrator offered it, with the proof of its holder. */
  private static String offer(Identity identity) throws Exception {
    Map<String, Object> use = Map.of("party", "hangzhou", "purpose", "TLS_CLIENT");
    String challenge =
        office.post(system, "/credentials/challenges", use).json().get("challenge").stringValue();
    byte[] signature = identity.signingKey("possession").sign(challenge.getBytes(UTF_8));
    Answer offered =
        office.post(
            system,
            "/credentials/offers",
            Map.of(
                "party",
                "hangzhou",
                "purpose",
                "TLS_CLIENT",
                "chain",
                Pem.encode(identity.chain()),
                "challenge",
                challenge,
                "signature",
                java.util.Base64.getEncoder().encodeToString(signature)));
    assertThat(offered.status()).as(offered.body()).isEqualTo(201);
    return offered.json().get("number").asString();
  }

  @Test
  void anAnswerToALetterNamesTheCertificateAndTheKeyThatTheHubSaw() throws Exception {
    HttpResponse<String> taken =
        here.send("jinhua", signedFor(here, "JH-SEEN-" + UUID.randomUUID()), "en");
    assertThat(taken.statusCode()).isEqualTo(202);
    String certificate = Credentials.fingerprint(here.tls("jinhua").certificate());
    assertThat(taken.headers().firstValue(CERTIFICATE).orElseThrow())
        .isEqualTo(
            "sha-256=:"
                + java.util.Base64.getEncoder()
                    .encodeToString(java.util.HexFormat.of().parseHex(certificate))
                + ":");
    String key = taken.headers().firstValue(SIGNATURE).orElseThrow();
    assertThat(signedFor(here, "JH-SEEN").headers().getOrDefault("Signature-Input", ""))
        .contains("keyid=" + key);
    HttpResponse<String> refused =
        here.send("jinhua", here.sign("jinhua", "POST", "/v1/letters", "{}".getBytes(UTF_8)), "en");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue(SIGNATURE)).as("of a refusal, too").hasValue(key);
    RunningHub.Signed altered =
        signedFor(here, "JH-SEEN-" + UUID.randomUUID()).withBody("{ }".getBytes(UTF_8));
    HttpResponse<String> broken = here.send("jinhua", altered, "en");
    assertThat(broken.statusCode()).isEqualTo(401);
    assertThat(broken.headers().firstValue(SIGNATURE)).as("it did not hold").isEmpty();
    assertThat(broken.headers().firstValue(CERTIFICATE)).isPresent();
  }
}
