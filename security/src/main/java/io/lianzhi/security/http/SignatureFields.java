package io.lianzhi.security.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/** One signature taken from the fields Signature-Input and Signature. */
final class SignatureFields {
  static final int LONGEST = 8192;

  private final SignatureParameters parameters;
  private final byte[] signature;

  private SignatureFields(SignatureParameters parameters, byte[] signature) {
    this.parameters = parameters;
    this.signature = signature;
  }

  /**
   * The one signature that was made for this hub.
   *
   * @throws MalformedSignatureException if a field is damaged, or there are several
   */
  static Optional<SignatureFields> find(HttpFields fields) {
    List<String> inputLines = fields.values("signature-input");
    if (inputLines.isEmpty()) {
      return Optional.empty();
    }
    Dictionary inputs = dictionary(inputLines);
    Dictionary signatures = dictionary(fields.values("signature"));
    List<SignatureFields> found =
        inputs.get().entrySet().stream()
            .filter(input -> isForUs(input.getValue()))
            .map(input -> pair(input, signatures))
            .toList();
    if (found.size() > 1) {
      throw new MalformedSignatureException("more than one signature for this hub");
    }
    return found.stream().findFirst();
  }

  SignatureParameters parameters() {
    return parameters;
  }

  byte[] signature() {
    return signature;
  }

  private static boolean isForUs(ListElement<?> input) {
    return input.getParams().get("tag") != null
        && SignatureParameters.TAG.equals(input.getParams().get("tag").get());
  }

  private static SignatureFields pair(
      Map.Entry<String, ListElement<?>> input, Dictionary signatures) {
    if (!(input.getValue() instanceof InnerList covered)
        || !(signatures.get().get(input.getKey()) instanceof ByteSequenceItem value)) {
      throw new MalformedSignatureException("an input without its signature");
    }
    ByteBuffer buffer = value.get().duplicate();
    byte[] signature = new byte[buffer.remaining()];
    buffer.get(signature);
    return new SignatureFields(SignatureParameters.parse(covered), signature);
  }

  private static Dictionary dictionary(List<String> lines) {
    if (lines.stream().mapToInt(String::length).sum() > LONGEST) {
      throw new MalformedSignatureException("a signature field of more than " + LONGEST);
    }
    try {
      return new Parser(lines).parseDictionary();
    } catch (ParseException e) {
      throw new MalformedSignatureException("a damaged signature field");
    }
  }
}
