package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import io.lianzhi.contracts.testkit.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hangzhou's own contract ({@code contract/openapi.yaml}), by which it judges what comes. */
final class Contract {
  private static final Contract SHIPPED = read();
  private static final String SCHEMAS = "#/components/schemas/";

  private final Map<?, ?> document;

  private Contract(Map<?, ?> document) {
    this.document = document;
  }

  static Contract shipped() {
    return SHIPPED;
  }

  private static Contract read() {
    try (InputStream in = Contract.class.getResourceAsStream("contract.json")) {
      return new Contract(
          JsonTree.readObject(Objects.requireNonNull(in, "contract.json").readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where a body posted to {@code path} breaks the contract, and how; empty where it keeps it. */
  Optional<String> faultOfPost(String path, Doc body) {
    Map<?, ?> content =
        at(document, "paths", path, "post", "requestBody", "content", "application/json");
    return check(Schema.object(content, "schema"), body);
  }

  /** Whether a document is one of that name in the contract. */
  boolean fits(String name, Doc document) {
    return check(schema(name), document).isEmpty();
  }

  private Optional<String> check(Map<?, ?> schema, Doc document) {
    return new Schema(schema, this::referred).fault(document.tree(), "");
  }

  private Map<?, ?> schema(String name) {
    return at(document, "components", "schemas", name);
  }

  private Map<?, ?> referred(String reference) {
    if (!reference.startsWith(SCHEMAS)) {
      throw new IllegalStateException("no schema " + reference);
    }
    return schema(reference.substring(SCHEMAS.length()));
  }

  private static Map<?, ?> at(Map<?, ?> from, String... path) {
    Map<?, ?> found = from;
    for (String name : path) {
      found = Schema.object(found, name);
    }
    return found;
  }
}
