package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.Company;
import io.lianzhi.adapter.hangzhou.generated.Person;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.EnterpriseSubject;
import io.lianzhi.contracts.item.PersonSubject;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleSubject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a blacklist entry names: a car, a person by token, or a company. */
final class SubjectMapping {
  /** The three members of which exactly one names the subject. */
  record Named(@Nullable Car car, @Nullable Person person, @Nullable Company company) {
    boolean isOne() {
      return Stream.of(
                  Optional.ofNullable(car),
                  Optional.ofNullable(person),
                  Optional.ofNullable(company))
              .filter(Optional::isPresent)
              .count()
          == 1;
    }
  }

  private SubjectMapping() {}

  static Subject read(Named named, Reading in) {
    if (!named.isOne()) {
      throw in.refused(RefusalCode.SCHEMA, "", "exactly one of car, person and company");
    }
    return in.<Car, Subject>optional("car", named.car(), car -> vehicle(car, in.within("car")))
        .or(() ->
            in.optional("person", named.person(), person -> person(person, in.within("person"))))
        .or(() ->
            in.optional(
                "company", named.company(), company -> company(company, in.within("company"))))
        .orElseThrow();
  }

  private static Subject vehicle(Car car, Reading in) {
    return new VehicleSubject(PlateMapping.plate(car, in));
  }

  private static Subject person(Person person, Reading in) {
    String masked = in.required("masked_name", person.getMaskedName(), Values.text(64));
    return in.required(
        "person_token", person.getPersonToken(), token -> new PersonSubject(token, masked));
  }

  private static Subject company(Company company, Reading in) {
    String name = in.required("company_name", company.getCompanyName(), Values.text(128));
    return in.required(
        "uscc", company.getUscc(), code -> new EnterpriseSubject(UnifiedCreditCode.of(code), name));
  }

  static Named write(Subject subject, LocalDate day) {
    return switch (subject) {
      case VehicleSubject vehicle ->
          new Named(PlateMapping.write(vehicle.plate(), day), null, null);
      case PersonSubject person ->
          new Named(
              null, new Person().personToken(person.token()).maskedName(person.maskedName()), null);
      case EnterpriseSubject enterprise ->
          new Named(
              null,
              null,
              new Company().uscc(enterprise.code().value()).companyName(enterprise.name()));
    };
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
