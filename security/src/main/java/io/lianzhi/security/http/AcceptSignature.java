package io.lianzhi.security.http;

import io.lianzhi.security.envelope.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.BooleanItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/** What a request wants of its answer's signature: the field Accept-Signature (RFC 9421, 5.1). */
public sealed interface AcceptSignature {
  /** The form that can be met, for whoever asked for something else. */
  String FORM =
      "<label>=(\"@status\" \"content-digest\" \"content-type\" \"@method\";req \"@path\";req"
          + " \"@query\";req \"content-digest\";req \"signature\";req);created;nonce=\"<unique>\";"
          + "tag=\""
          + SignatureParameters.TAG
          + "\"";

  /** The answer need not be signed. */
  record Nothing() implements AcceptSignature {}

  /**
   * The answer is to be signed.
   *
   * @param label of the signature's fields
   * @param nonce to be repeated, 1 to 128 characters; an own one where the request has none
   */
  record Wanted(String label, Optional<String> nonce) implements AcceptSignature {}

  /** The field is damaged, or wants what cannot be given. */
  record Unmet() implements AcceptSignature {}

  /** What {@code request} wants of an answer that {@code key} signs. */
  static AcceptSignature of(HttpRequest request, SigningKey key) {
    List<String> lines = request.fields().values("accept-signature");
    if (lines.isEmpty()) {
      return new Nothing();
    }
    try {
      return wanted(lines, request, key);
    } catch (ParseException | MalformedSignatureException damaged) {
      return new Unmet();
    }
  }

  private static AcceptSignature wanted(List<String> lines, HttpRequest request, SigningKey key) {
    if (lines.stream().mapToInt(String::length).sum() > SignatureFields.LONGEST) {
      return new Unmet();
    }
    Dictionary wishes = new Parser(lines).parseDictionary();
    if (wishes.get().size() != 1) {
      return new Unmet();
    }
    Map.Entry<String, ListElement<?>> wish = wishes.get().entrySet().iterator().next();
    return wish.getValue() instanceof InnerList covered
            && isCovered(covered, request)
            && areKnown(covered, key)
        ? new Wanted(wish.getKey(), nonce(covered))
        : new Unmet();
  }

  private static boolean isCovered(InnerList wish, HttpRequest request) {
    Set<Component> wished = wish.get().stream().map(Component::parse).collect(Collectors.toSet());
    Set<Component> covered = Set.copyOf(MessageSignatures.ofAnswer(request, true));
    return covered.containsAll(wished);
  }

  /** Of the parameters only those that can be met, with the values that they will have. */
  private static boolean areKnown(InnerList wish, SigningKey key) {
    return wish.getParams().entrySet().stream()
        .allMatch(parameter ->
            switch (parameter.getKey()) {
              case "created" -> isTrue(parameter.getValue());
              case "nonce" -> parameter.getValue() instanceof StringItem nonce && fits(nonce);
              case "keyid" -> is(parameter.getValue(), key.keyId());
              case "alg" -> is(parameter.getValue(), HttpAlgorithms.name(key.algorithm()));
              case "tag" -> is(parameter.getValue(), SignatureParameters.TAG);
              default -> false;
            });
  }

  private static boolean fits(StringItem nonce) {
    return nonce.get().matches("[!#-\\[\\]-~]{1,128}");
  }

  private static boolean isTrue(Item<?> value) {
    return value instanceof BooleanItem truth && truth.get();
  }

  private static boolean is(Item<?> value, String expected) {
    return value instanceof StringItem text && text.get().equals(expected);
  }

  private static Optional<String> nonce(InnerList wish) {
    return Optional.ofNullable(wish.getParams().get("nonce")).map(value -> value.get().toString());
  }
}
