package io.lianzhi.adapter.hangzhou;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Hangzhou's JSON, read strictly: no number passes for a text nor a text for a number, no name
 * stands twice, nothing follows the document. Unknown names are let pass, since Hangzhou adds
 * fields without notice.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxStringLength(1 << 20)
                          .maxNumberLength(40)
                          .maxNameLength(128)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  static byte[] write(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** The document, where the bytes hold one of that type and nothing else. */
  static <T> Optional<T> find(byte[] json, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, type));
    } catch (JacksonException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Reads a document as a tree.
   *
   * @throws io.lianzhi.contracts.RefusedException {@code SCHEMA} where it is not JSON
   */
  static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException | NumberFormatException malformed) {
      throw Refused.of(RefusalCode.SCHEMA, "", "one JSON document").asException();
    }
  }

  /**
   * Binds a tree to its type; {@code at} is where the tree stands in the message.
   *
   * @throws io.lianzhi.contracts.RefusedException {@code SCHEMA} with the place that does not fit
   */
  static <T> T bind(JsonNode tree, Class<T> type, String at) {
    if (!tree.isObject()) {
      throw Refused.of(RefusalCode.SCHEMA, at, "a JSON object").asException();
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException unfit) {
      throw Refused.of(RefusalCode.SCHEMA, Reading.join(at, path(unfit)), "as the contract says")
          .asException();
    }
  }

  private static String path(JacksonException unfit) {
    return unfit.getPath().stream()
        .map(step -> Optional.ofNullable(step.getPropertyName()).orElse("" + step.getIndex()))
        .collect(Collectors.joining("."));
  }
}
