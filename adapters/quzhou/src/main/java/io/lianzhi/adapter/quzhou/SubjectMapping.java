package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.EnterpriseSubject;
import io.lianzhi.contracts.item.PersonSubject;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleSubject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whom a blacklist entry names: a vehicle, a person by token, or an enterprise. */
final class SubjectMapping {
  private static final String VEHICLE = "vehicle";
  private static final String PERSON = "person";
  private static final String ENTERPRISE = "enterprise";

  private SubjectMapping() {}

  static Subject read(Reading in) {
    if (Stream.of(VEHICLE, PERSON, ENTERPRISE).filter(in::has).count() != 1) {
      throw in.refused(RefusalCode.SCHEMA, "", "exactly one of vehicle, person and enterprise");
    }
    if (in.has(VEHICLE)) {
      return new VehicleSubject(PlateMapping.plate(in.object(VEHICLE)));
    }
    return in.has(PERSON) ? person(in.object(PERSON)) : enterprise(in.object(ENTERPRISE));
  }

  private static Subject person(Reading in) {
    String masked = in.required("maskedName", Values.text(64));
    return in.required("personToken", Values.code(token -> new PersonSubject(token, masked)));
  }

  private static Subject enterprise(Reading in) {
    String name = in.required("enterpriseName", Values.text(128));
    return in.required(
        "uscc", Values.code(code -> new EnterpriseSubject(UnifiedCreditCode.of(code), name)));
  }

  static void write(Subject subject, Writing out) {
    switch (subject) {
      case VehicleSubject vehicle ->
          out.put(VEHICLE, PlateMapping.tree(vehicle.plate(), out.day()));
      case PersonSubject person ->
          out.put(PERSON, pair("personToken", person.token(), "maskedName", person.maskedName()));
      case EnterpriseSubject enterprise ->
          out.put(
              ENTERPRISE,
              pair("uscc", enterprise.code().value(), "enterpriseName", enterprise.name()));
    }
  }

  private static Map<String, Object> pair(String first, String value, String second, String other) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(first, value);
    tree.put(second, other);
    return tree;
  }

  static SubjectType type(String code) {
    return Stream.of(SubjectType.values())
        .filter(type -> code(type).equals(code))
        .findFirst()
        .orElseThrow(
            () -> new InvalidValue(RefusalCode.CODE_UNKNOWN, "unknown kind of subject", "1 to 5"));
  }

  static String code(SubjectType type) {
    return switch (type) {
      case VEHICLE -> "1";
      case DRIVER -> "2";
      case ENTERPRISE -> "3";
      case SOURCE_UNIT -> "4";
      case WORKSHOP -> "5";
    };
  }
}
