package io.lianzhi.security.http;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.http.RefusedMessage.Kind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs and verifies HTTP messages: RFC 9421 with Content-Digest of RFC 9530, tag {@code lianzhi}.
 *
 * <p>Algorithms: {@code ecdsa-p256-sha256}, {@code ed25519} and, as a private one, {@code sm2-sm3}:
 * SM2 with SM3 and the identity 1234567812345678 (GB/T 32918.2) over the signature base, the value
 * being r‖s in 64 bytes; with it, Content-Digest has the private key {@code sm3}.
 *
 * <p>A request covers {@code @method @authority @path @query}, a response {@code @status} and, with
 * {@code ;req}, the request's {@code @method @path @query}, and its {@code content-digest} and
 * {@code signature} where it has them; both cover {@code content-digest}, and {@code content-type}
 * where there is one. The parameters are created, nonce, keyid, alg and tag. All methods are pure
 * but for the nonce of {@link #sign}.
 */
public final class MessageSignatures {
  private static final String DIGEST = "content-digest";
  private static final String TYPE = "content-type";
  private static final String SIGNATURE = "signature";
  private static final int NONCE_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private MessageSignatures() {}

  /**
   * The fields to add to a message: Content-Digest, Signature-Input and Signature. The message must
   * already have the Content-Type with which it will be sent.
   *
   * @param content the body exactly as it will be sent; empty for none
   * @param created now
   * @throws IllegalArgumentException for an RSA key, which signs no HTTP messages
   */
  public static Map<String, String> sign(
      HttpMessage message, byte[] content, SigningKey key, Instant created) {
    return sign(message, content, key, created, freshNonce());
  }

  /**
   * The same of an answer, as its request wants it.
   *
   * @return the three fields, the signature under the label and with the nonce that were asked for
   */
  public static Map<String, String> sign(
      HttpResponse answer,
      byte[] content,
      SigningKey key,
      Instant created,
      AcceptSignature.Wanted wanted) {
    String nonce = wanted.nonce().orElseGet(MessageSignatures::freshNonce);
    return sign(answer, content, key, created, nonce, wanted.label());
  }

  private static String freshNonce() {
    byte[] nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /**
   * Checks a message's signature, and that it covers what it must.
   *
   * @param content the body exactly as it came; empty for none
   * @param keys the keys of the sender that the line expects, so that one party's key never speaks
   *     for another
   * @param now for the window
   */
  public static Verification verify(
      HttpMessage message, byte[] content, KeyLookup keys, SignatureWindow window, Instant now) {
    try {
      return SignatureFields.find(message.fields())
          .map(fields -> verify(message, content, fields, keys, window, now))
          .orElseGet(() -> new RefusedMessage(Kind.MISSING));
    } catch (MalformedSignatureException e) {
      return new RefusedMessage(Kind.MALFORMED);
    }
  }

  static Map<String, String> sign(
      HttpMessage message, byte[] content, SigningKey key, Instant created, String nonce) {
    return sign(message, content, key, created, nonce, SignatureParameters.TAG);
  }

  private static Map<String, String> sign(
      HttpMessage message,
      byte[] content,
      SigningKey key,
      Instant created,
      String nonce,
      String label) {
    if (key.algorithm() == SignatureAlgorithm.RSA_SHA256) {
      throw new IllegalArgumentException("an RSA key signs no HTTP messages");
    }
    String digest = ContentDigest.of(key.suite(), content);
    HttpMessage digested = with(message, DIGEST, digest);
    SignatureParameters parameters =
        SignatureParameters.compose(
            components(digested),
            created,
            nonce,
            key.keyId(),
            HttpAlgorithms.name(key.algorithm()));
    byte[] base = SignatureBase.of(digested, parameters.components(), parameters.serialised());
    String signature = Base64.getEncoder().encodeToString(key.signFixed(base));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Content-Digest", digest);
    fields.put("Signature-Input", label + "=" + parameters.serialised());
    fields.put("Signature", label + "=:" + signature + ":");
    return fields;
  }

  private static Verification verify(
      HttpMessage message,
      byte[] content,
      SignatureFields fields,
      KeyLookup keys,
      SignatureWindow window,
      Instant now) {
    SignatureParameters parameters = fields.parameters();
    if (!Set.copyOf(parameters.components()).containsAll(components(message))) {
      return new RefusedMessage(Kind.UNCOVERED);
    }
    if (parameters.created().isEmpty()
        || parameters.nonce().isEmpty()
        || parameters.keyId().isEmpty()) {
      return new RefusedMessage(Kind.UNCOVERED);
    }
    if (!window.holds(parameters.created().get(), now)
        || parameters.expires().filter(end -> end.isBefore(now)).isPresent()) {
      return new RefusedMessage(Kind.OUTSIDE_WINDOW);
    }
    Optional<VerificationKey> key = keys.find(parameters.keyId().get());
    if (key.isEmpty()) {
      return new RefusedMessage(Kind.UNKNOWN_KEY);
    }
    return verify(message, content, fields, key.get());
  }

  private static Verification verify(
      HttpMessage message, byte[] content, SignatureFields fields, VerificationKey key) {
    SignatureParameters parameters = fields.parameters();
    String algorithm = HttpAlgorithms.name(key.algorithm());
    if (key.algorithm() == SignatureAlgorithm.RSA_SHA256
        || parameters.algorithm().filter(claimed -> !claimed.equals(algorithm)).isPresent()) {
      return new RefusedMessage(Kind.BAD);
    }
    if (!ContentDigest.matches(key.suite(), message.fields().values(DIGEST), content)) {
      return new RefusedMessage(Kind.DIGEST_MISMATCH);
    }
    byte[] base = SignatureBase.of(message, parameters.components(), parameters.serialised());
    return key.verifyFixed(base, fields.signature())
        ? new VerifiedMessage(
            key,
            parameters.created().orElseThrow(),
            parameters.nonce().orElseThrow(),
            base,
            fields.signature())
        : new RefusedMessage(Kind.BAD);
  }

  /** What a signature of this message has to cover. */
  private static List<Component> components(HttpMessage message) {
    boolean typed = !message.fields().values(TYPE).isEmpty();
    return switch (message) {
      case HttpRequest _ ->
          components(List.of("@method", "@authority", "@path", "@query", DIGEST), typed);
      case HttpResponse response -> ofAnswer(response.request(), typed);
    };
  }

  /** What the signature of an answer to {@code request} has to cover. */
  static List<Component> ofAnswer(HttpRequest request, boolean typed) {
    List<Component> components = components(List.of("@status", DIGEST), typed);
    for (String name : List.of("@method", "@path", "@query")) {
      components.add(Component.of(name).fromRequest());
    }
    for (String name : List.of(DIGEST, SIGNATURE)) {
      if (!request.fields().values(name).isEmpty()) {
        components.add(Component.of(name).fromRequest());
      }
    }
    return components;
  }

  private static List<Component> components(List<String> names, boolean typed) {
    List<Component> components = new ArrayList<>();
    names.forEach(name -> components.add(Component.of(name)));
    if (typed) {
      components.add(Component.of(TYPE));
    }
    return components;
  }

  private static HttpMessage with(HttpMessage message, String name, String value) {
    HttpFields fields =
        asked -> asked.equals(name) ? List.of(value) : message.fields().values(asked);
    return switch (message) {
      case HttpRequest request ->
          new HttpRequest(
              request.method(),
              request.scheme(),
              request.authority(),
              request.path(),
              request.query(),
              fields);
      case HttpResponse response -> new HttpResponse(response.status(), fields, response.request());
    };
  }
}
