package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.adapter.standard.StandardAdapterFactory;
import io.lianzhi.adapter.standard.TestParty;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.Verification;
import io.lianzhi.security.http.VerifiedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/**
 * As much of a hub as a client can see without a memorandum: it checks the seal, remembers nonces
 * and ids, reads letters with the real adapter, and answers questions.
 */
final class FakeHub implements AutoCloseable {
  private final PartyId party;
  private final VerificationKey key;
  private final Adapter adapter =
      new StandardAdapterFactory()
          .open(TestHouse.of(TestHouse.JINHUA, Map.of("handover", "pulled"), Map.of()));
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final Map<String, byte[]> seen = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private final Map<String, Letter> waiting = new ConcurrentHashMap<>();
  private final WireServer server;

  FakeHub(TestParty folder, PartyId party) {
    this.party = party;
    try {
      var certificate = Pem.read(folder.folder().resolve("signing.pem")).getFirst();
      this.key = VerificationKey.of(Certificates.fingerprint(certificate), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SSLContext tls = folder.keys().tls();
    this.server = WireServer.start(0, () -> Optional.of(tls), this::react);
  }

  URI uri() {
    return URI.create("https://localhost:" + server.port());
  }

  /** Method and target of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  void keepWaiting(String parcel, Letter letter) {
    waiting.put(parcel, letter);
  }

  Set<String> stillWaiting() {
    return Set.copyOf(waiting.keySet());
  }

  private Reaction react(WireMessage request) {
    requests.add(request.method() + " " + request.target());
    if (!(verify(request) instanceof VerifiedMessage verified)) {
      return problem(401, "SIGNATURE");
    }
    if (!nonces.add(verified.nonce())) {
      return problem(409, "REPLAY");
    }
    if (request.target().startsWith("/v1/waiting")) {
      return pulled(request);
    }
    return request.method().equals("POST")
        ? take(request)
        : Reaction.Respond.json(200, Map.of("target", request.target()));
  }

  private Verification verify(WireMessage request) {
    return MessageSignatures.verify(
        HttpRequest.of(
            request.method(),
            uri().resolve(request.target()),
            name -> request.header(name).map(List::of).orElse(List.of())),
        request.body(),
        id -> Optional.of(key).filter(known -> known.keyId().equals(id)),
        SignatureWindow.USUAL,
        Instant.now());
  }

  private Reaction pulled(WireMessage request) {
    if (request.method().equals("GET")) {
      return Reaction.Respond.json(
          200,
          Map.of(
              "parcels",
              waiting.entrySet().stream()
                  .map(entry ->
                      Map.of(
                          "parcel",
                          entry.getKey(),
                          "incident",
                          "0000000000001",
                          "letter",
                          LetterJson.tree(entry.getValue())))
                  .toList()));
    }
    waiting
        .keySet()
        .removeIf(parcel -> request.target().equals("/v1/waiting/" + parcel + "/acknowledgement"));
    return new Reaction.Respond(204, Map.of(), new byte[0]);
  }

  private Reaction take(WireMessage request) {
    if (request.body().length > 1 << 20) {
      return problem(413, "TOO_LARGE");
    }
    RawMessage raw = new RawMessage("letters", "application/json", request.body());
    Part part = adapter.decode(TestOpened.of(party, raw)).findFirst().orElseThrow();
    return switch (part) {
      case Rejected rejected ->
          problem(rejected.reason().code().httpStatus(), rejected.reason().code().name());
      case Letter letter -> take(letter, request);
    };
  }

  private Reaction take(Letter letter, WireMessage request) {
    byte[] content = LetterJson.write(letter);
    byte[] held = seen.putIfAbsent(letter.id().value(), content);
    if (held != null && !Arrays.equals(held, content)) {
      return problem(409, "ID_CONFLICT");
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("incident", "0000000000001");
    tree.put("repeated", held != null);
    tree.put("outcomes", List.of(Map.of("party", "hangzhou", "outcome", "TAKEN")));
    if (request.target().contains("?wait=")) {
      Letter answer =
          new VehicleRegister(letter.to().getFirst()).answer(letter, letter.id().value());
      tree.put("answer", LetterJson.tree(answer));
    }
    return Reaction.Respond.json(202, tree);
  }

  private static Reaction problem(int status, String code) {
    return new Reaction.Respond(
        status,
        Map.of("content-type", "application/problem+json"),
        JsonTree.write(Map.of("code", code)));
  }

  @Override
  public void close() {
    server.close();
  }
}
