package io.lianzhi.contracts.item;

/** Whom or what a blacklist entry names. */
public sealed interface Subject permits VehicleSubject, PersonSubject, EnterpriseSubject {

  /** What two entries about the same subject share. */
  String key();

  /** Whether an entry of {@code type} can name such a subject. */
  default boolean fits(SubjectType type) {
    return switch (this) {
      case VehicleSubject _ -> type == SubjectType.VEHICLE;
      case PersonSubject _ -> type == SubjectType.DRIVER;
      case EnterpriseSubject _ ->
          switch (type) {
            case ENTERPRISE, SOURCE_UNIT, WORKSHOP -> true;
            case VEHICLE, DRIVER -> false;
          };
    };
  }
}
