package io.lianzhi.adapter.shaoxing;

import java.util.Optional;
import java.util.stream.Stream;

/** A jkid of the SOAP 1.1 service, and the operation that it belongs to. */
enum ObjectId {
  /** 车辆查询, by queryObjectOut. */
  VEHICLE_QUESTION("81C01", "queryObjectOut", "QueryCondition"),
  /** 车辆信息反馈, by writeObjectOut: an answer that comes later than the question's reply. */
  VEHICLE_RECORD("81W01", "writeObjectOut", "WriteCondition");

  private final String code;
  private final String operation;
  private final String wrapper;

  ObjectId(String code, String operation, String wrapper) {
    this.code = code;
    this.operation = operation;
    this.wrapper = wrapper;
  }

  String code() {
    return code;
  }

  String operation() {
    return operation;
  }

  /** The element under {@code <root>} that holds the condition. */
  String wrapper() {
    return wrapper;
  }

  Form form() {
    return switch (this) {
      case VEHICLE_QUESTION -> ObjectForms.VEHICLE_QUESTION;
      case VEHICLE_RECORD -> ObjectForms.VEHICLE_RECORD;
    };
  }

  static Optional<ObjectId> of(String code) {
    return Stream.of(values()).filter(id -> id.code.equals(code)).findFirst();
  }
}
