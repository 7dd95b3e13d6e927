package io.lianzhi.adapter.taizhou.simulator;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Taizhou's contract, by which it judges what the hub sends. */
final class Contract {
  private final Schema events = load("event.schema.json");
  private final Schema receipts = load("receipt.schema.json");

  private static Schema load(String name) {
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Why it is no event of the contract; empty where it is. */
  List<String> eventMisfits(byte[] json) {
    return misfits(events, json);
  }

  List<String> receiptMisfits(byte[] json) {
    return misfits(receipts, json);
  }

  private static List<String> misfits(Schema schema, byte[] json) {
    return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .toList();
  }
}
