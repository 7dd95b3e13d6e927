package io.lianzhi.security.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.StringItem;

/**
 * One member of Signature-Input: what is covered, and by which key, when.
 *
 * @param serialised the member's value, as it enters the signature base
 */
record SignatureParameters(
    List<Component> components,
    Optional<Instant> created,
    Optional<Instant> expires,
    Optional<String> nonce,
    Optional<String> keyId,
    Optional<String> algorithm,
    Optional<String> tag,
    String serialised) {

  static final String TAG = "lianzhi";

  static SignatureParameters parse(InnerList list) {
    return new SignatureParameters(
        list.get().stream().map(Component::parse).toList(),
        instant(list, "created"),
        instant(list, "expires"),
        text(list, "nonce"),
        text(list, "keyid"),
        text(list, "alg"),
        text(list, "tag"),
        list.serialize());
  }

  /** What this hub and its parties write. */
  static SignatureParameters compose(
      List<Component> components, Instant created, String nonce, String keyId, String algorithm) {
    String covered =
        components.stream().map(Component::identifier).collect(Collectors.joining(" ", "(", ")"));
    String serialised =
        covered
            + (";created=" + created.getEpochSecond())
            + (";nonce=\"" + nonce + "\";keyid=\"" + keyId + "\"")
            + (";alg=\"" + algorithm + "\";tag=\"" + TAG + "\"");
    return new SignatureParameters(
        components,
        Optional.of(created),
        Optional.empty(),
        Optional.of(nonce),
        Optional.of(keyId),
        Optional.of(algorithm),
        Optional.of(TAG),
        serialised);
  }

  private static Optional<String> text(InnerList list, String name) {
    Item<?> item = list.getParams().get(name);
    if (item == null) {
      return Optional.empty();
    }
    if (item instanceof StringItem text) {
      return Optional.of(text.get());
    }
    throw new MalformedSignatureException("a signature parameter that is not a string");
  }

  private static Optional<Instant> instant(InnerList list, String name) {
    Item<?> item = list.getParams().get(name);
    if (item == null) {
      return Optional.empty();
    }
    if (item instanceof IntegerItem seconds) {
      return Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
    }
    throw new MalformedSignatureException("a signature time that is not an integer");
  }
}
