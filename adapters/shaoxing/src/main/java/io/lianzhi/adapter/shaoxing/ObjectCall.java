package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import java.util.function.Predicate;

/** A call of the SOAP 1.1 service as it came. No record: it holds the licence key. */
final class ObjectCall {
  static final String NAMESPACE = "urn:shaoxing:jtzf:objects";

  private final Element operation;

  private ObjectCall(Element operation) {
    this.operation = operation;
  }

  /**
   * Reads the envelope.
   *
   * @throws RefusedException where it is not one of the two operations
   */
  static ObjectCall read(byte[] envelope) {
    Element operation = Soap.V11.open(envelope);
    for (ObjectId id : ObjectId.values()) {
      if (operation.is(NAMESPACE, id.operation())) {
        return new ObjectCall(operation);
      }
    }
    throw Refused.of(RefusalCode.SCHEMA, "Body", "queryObjectOut or writeObjectOut").asException();
  }

  String operation() {
    return operation.name();
  }

  /** Says no more than that it does not fit. */
  void requireLicence(Predicate<String> taken) {
    if (!taken.test(text("jkxlh"))) {
      throw Refused.of(RefusalCode.SIGNATURE, "jkxlh").asException();
    }
  }

  void requireSystem(String system) {
    if (!text("xtlb").equals(system)) {
      throw Refused.of(RefusalCode.SCHEMA, "xtlb", system).asException();
    }
  }

  ObjectId id() {
    return ObjectId.of(text("jkid"))
        .filter(id -> id.operation().equals(operation.name()))
        .orElseThrow(() ->
            Refused.of(
                    RefusalCode.SCHEMA, "jkid", "81C01 to queryObjectOut, 81W01 to writeObjectOut")
                .asException());
  }

  /** The inner document. */
  Element document() {
    try {
      return XmlReader.read(UrlText.decode(text("xml")));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "xml").asException();
    }
  }

  private String text(String part) {
    try {
      return operation
          .findText(part)
          .orElseThrow(
              () -> new InvalidValue(RefusalCode.SCHEMA, "part missing", "this part is required"));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, part).asException();
    }
  }
}
