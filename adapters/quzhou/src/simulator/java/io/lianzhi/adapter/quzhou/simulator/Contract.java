package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import io.lianzhi.contracts.testkit.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Quzhou's own contract ({@code contract/letters.schema.json}), by which it judges what comes. */
final class Contract {
  private static final Contract SHIPPED = read();
  private static final String DEFINITIONS = "#/$defs/";

  private final Map<?, ?> definitions;

  private Contract(Map<?, ?> document) {
    this.definitions = Schema.object(document, "$defs");
  }

  static Contract shipped() {
    return SHIPPED;
  }

  private static Contract read() {
    String name = "letters.schema.json";
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      return new Contract(JsonTree.readObject(Objects.requireNonNull(in, name).readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where a letter breaks the contract, and how; empty where it keeps it. */
  Optional<String> fault(Kinds kind, Doc letter) {
    return check(definition(kind.type() + "Letter"), letter);
  }

  /** Whether a document is one of that name in the contract. */
  boolean fits(String name, Doc document) {
    return check(definition(name), document).isEmpty();
  }

  private Optional<String> check(Map<?, ?> schema, Doc document) {
    return new Schema(schema, this::referred).fault(document.tree(), "");
  }

  private Map<?, ?> definition(String name) {
    Map<?, ?> found = Schema.object(definitions, name);
    if (found.isEmpty()) {
      throw new IllegalStateException("no definition of " + name);
    }
    return found;
  }

  private Map<?, ?> referred(String reference) {
    return definition(reference.substring(DEFINITIONS.length()));
  }
}
