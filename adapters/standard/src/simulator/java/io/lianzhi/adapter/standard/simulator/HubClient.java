package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A party's client of the hub's API: mutual TLS on kept connections, each request signed (RFC 9421)
 * in the suite of the party's signing key. For any number of threads; one connection per concurrent
 * call.
 */
public final class HubClient implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = new byte[0];

  private final URI hub;
  private final Credentials credentials;
  private final Clock clock;
  private final WireClient wire;

  /**
   * @param hub the hub's base address, as {@code https://localhost:8443}
   * @param timeout the longest wait for a connection, and for an answer
   */
  public HubClient(URI hub, Credentials credentials, Duration timeout, Clock clock) {
    this.hub = hub;
    this.credentials = credentials;
    this.clock = clock;
    this.wire = new WireClient(hub, credentials.tls(), timeout);
  }

  /** Sends a letter in canonical JSON, or anything that claims to be one. */
  public HubReply send(byte[] letter) {
    return exchange(sign("POST", "/v1/letters", letter));
  }

  /** Sends a question and waits for its answer, up to 10 s. */
  public HubReply ask(byte[] letter, Duration wait) {
    return exchange(sign("POST", "/v1/letters?wait=" + wait.toSeconds(), letter));
  }

  /** Where a letter is: by the id that this party gave it, or by its incident number. */
  public HubReply state(String idOrIncident) {
    return exchange(sign("GET", "/v1/letters/" + encoded(idOrIncident), NOTHING));
  }

  /**
   * This party's letters, a page at a time.
   *
   * @param role {@code sent} or {@code received}
   * @param after the {@code next} of the page before; empty for the first
   */
  public HubReply list(String role, Optional<String> after, int limit) {
    String cursor = after.map(text -> "&after=" + encoded(text)).orElse("");
    return exchange(sign("GET", "/v1/letters?role=" + role + "&limit=" + limit + cursor, NOTHING));
  }

  /** What waits for this party, for one that the hub does not call. */
  public List<Waiting> waiting(int limit) {
    HubReply reply = exchange(sign("GET", "/v1/waiting?limit=" + limit, NOTHING));
    if (!reply.isSuccess()) {
      throw new IllegalStateException("the hub says " + reply.said());
    }
    return HubReply.objects(reply.tree().get("parcels")).stream().map(Waiting::of).toList();
  }

  /** Says that the parcel is in this party's own store. */
  public HubReply accept(String parcel) {
    return acknowledge(parcel, Map.of("outcome", "ACCEPTED"));
  }

  /** Says that this party does not take the parcel, and why. */
  public HubReply decline(String parcel, String why) {
    return acknowledge(parcel, Map.of("outcome", "DECLINED", "why", why));
  }

  private HubReply acknowledge(String parcel, Map<String, Object> outcome) {
    String target = "/v1/waiting/" + encoded(parcel) + "/acknowledgement";
    return exchange(sign("POST", target, JsonTree.write(outcome)));
  }

  /** Signs a request afresh, without sending it. */
  public SignedRequest sign(String method, String target, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    HttpFields none = name -> List.of();
    HttpFields typed = name -> name.equals("content-type") ? List.of(JSON) : List.of();
    if (!method.equals("GET")) {
      headers.put("content-type", JSON);
    }
    headers.putAll(
        MessageSignatures.sign(
            HttpRequest.of(method, hub.resolve(target), method.equals("GET") ? none : typed),
            body,
            credentials.signingKey(),
            clock.instant()));
    return new SignedRequest(method, target, headers, body);
  }

  /**
   * Sends a request as it is.
   *
   * @throws UncheckedIOException where the hub cannot be reached, or does not answer in time
   */
  public HubReply exchange(SignedRequest request) {
    try {
      WireMessage answer =
          wire.exchange(request.method(), request.target(), request.headers(), request.body());
      return new HubReply(answer.status(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the hub at " + hub + " did not answer", e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A parcel that waits at the hub. */
  public record Waiting(String parcel, String incident, Letter letter) {
    static Waiting of(Map<String, Object> tree) {
      if (tree.get("parcel") instanceof String parcel
          && tree.get("incident") instanceof String incident
          && tree.get("letter") instanceof Map<?, ?> letter) {
        return new Waiting(parcel, incident, LetterJson.read(HubReply.typed(letter)));
      }
      throw new IllegalStateException("the hub's parcel is not one");
    }
  }
}
