package io.lianzhi.adapter.taizhou;

import static io.lianzhi.adapter.taizhou.Members.member;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.ItemKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of events, each with the members of its {@code data}.
 *
 * @param type the event's {@code type}, which ends with the version of its form
 * @param happened the member that says when it happened; empty where none does
 */
record Form(ItemKind kind, String type, String happened, Members members) {
  private static final Form OVERLOAD =
      new Form(
          ItemKind.OVERLOAD_RECORD,
          "cn.tzjt.zfzd.overload.v1",
          "passed_at",
          Members.of(
              member("record_no", "recordCode"),
              member("vehicle", "plate", Parts.PLATE),
              member("passed_at", "detectedAt", Shape.TIME),
              member("gross_kg", "totalMass", Shape.KILOGRAMS),
              member("site_no", "station"),
              member("site_name", "stationName"),
              member("site_area", "stationRegion", Shape.REGION),
              member("home_area", "registrationRegion", Shape.REGION),
              member("trailer", "rearPlate", Parts.PLATE),
              member("vehicle_class", "vehicleType"),
              member("axle_count", "axles"),
              member("axle_group", "axleLayout"),
              member("axle_kg", "axleMasses", Shape.EACH_KILOGRAMS),
              member("limit", "limit", Parts.LIMIT),
              member("over_kg", "overMass", Shape.KILOGRAMS),
              member("over_percent", "overrunRate", Shape.PERCENT),
              member("speed_kmh", "speedKmh"),
              member("lane_no", "lane"),
              member("heading", "direction"),
              member("outline_mm", "dimensions", Parts.OUTLINE),
              member("escaped", "fled"),
              member("proof_complete", "evidenceComplete"),
              member("permit_no", "permit"),
              member("stage", "status"),
              member("abnormal", "unusual"),
              member("to_punish", "mustBePunished"),
              member("copied_out", "copiedOutOfProvince"),
              member("key_watched", "underKeySupervision"),
              member("judged_by", "checkOrgan"),
              member("photo_at", "snapshotAt", Shape.TIME),
              member("weighing", "measureType"),
              member("saved_at", "storedAt", Shape.TIME),
              member("proofs", "evidence")));

  private static final Form COPY_LETTER =
      new Form(
          ItemKind.COPY_NOTICE,
          "cn.tzjt.zfzd.copyletter.v1",
          "closed_on",
          Members.of(
              member("vehicle", "plate", Parts.PLATE),
              member("closed_on", "closedOn", Shape.DAY),
              member("home_area", "registrationRegion", Shape.REGION),
              member("vehicle_class", "vehicleType"),
              member("company", "enterprise"),
              member("transport_no", "transportCertificate"),
              member("driver", "driverName"),
              member("driver_no", "driverQualification"),
              member("driver_company", "driverEnterprise"),
              member("load_site", "loadingSite"),
              member("load_slip", "loadingSlip"),
              member("decision", "decision", Parts.DECISION),
              member("cause", "reason"),
              member("note", "remarks")));

  private static final Form VEHICLE_QUERY =
      new Form(
          ItemKind.VEHICLE_QUESTION,
          "cn.tzjt.zfzd.vehiclequery.v1",
          "",
          Members.of(
              member("vehicle", "plate", Parts.PLATE),
              member("vin", "vin"),
              member("stopped_at", "place"),
              member("cause", "reason")));

  private static final Form VEHICLE_REPLY =
      new Form(
          ItemKind.VEHICLE_RECORD,
          "cn.tzjt.zfzd.vehiclereply.v1",
          "refreshed_at",
          Members.of(
              member("vehicle", "plate", Parts.PLATE),
              member("hit", "found"),
              member("plate_type", "plateKind"),
              member("vehicle_class", "vehicleType"),
              member("use", "use"),
              member("vin", "vin"),
              member("brand", "brand"),
              member("model", "model"),
              member("owner", "owner"),
              member("owner_uscc", "ownerCreditCode"),
              member("company", "enterprise"),
              member("transport_no", "transportCertificate"),
              member("transport_state", "certificateStatus"),
              member("transport_until", "certificateValidTo", Shape.DAY),
              member("scope", "businessScope"),
              member("home_area", "registrationRegion", Shape.REGION),
              member("axle_count", "axles"),
              member("curb_kg", "curbMass", Shape.KILOGRAMS),
              member("rated_kg", "approvedMass", Shape.KILOGRAMS),
              member("gross_kg", "grossMass", Shape.KILOGRAMS),
              member("outline_mm", "dimensions", Parts.OUTLINE),
              member("inspected_until", "inspectionValidTo", Shape.DAY),
              member("insured_until", "insuranceValidTo", Shape.DAY),
              member("gnss_online", "positioningOnline"),
              member("overloads_12m", "illegalOverloads"),
              member("listed_for", "blacklistFlags"),
              member("refreshed_at", "updatedAt", Shape.TIME)));

  private static final Form LISTED =
      new Form(
          ItemKind.BLACKLIST_ENTRY,
          "cn.tzjt.credit.listed.v1",
          "listed_from",
          Members.of(
              member("entry_no", "entryId"),
              member("subject", "subject", Parts.SUBJECT),
              member("subject_kind", "subjectType", Parts.SUBJECT_KIND),
              member("cause_code", "reason"),
              member("listed_from", "listedFrom", Shape.DAY),
              member("listed_until", "listedTo", Shape.DAY),
              member("case_nos", "caseNumbers"),
              member("decided_by", "determinedBy"),
              member("decided_on", "determinedOn", Shape.DAY),
              member("object_until", "objectionUntil", Shape.DAY),
              member("law", "legalBasis", Parts.LAW)));

  private static final Form DELISTED =
      new Form(
          ItemKind.BLACKLIST_REMOVAL,
          "cn.tzjt.credit.delisted.v1",
          "removed_on",
          Members.of(
              member("entry_no", "entryId"),
              member("subject", "subject", Parts.SUBJECT),
              member("removed_on", "removedOn", Shape.DAY),
              member("cause", "reason"),
              member("decided_by", "determinedBy")));

  private static final List<Form> ALL =
      Stream.concat(
              Stream.of(OVERLOAD, COPY_LETTER, VEHICLE_QUERY, VEHICLE_REPLY, LISTED, DELISTED),
              WatchForms.ALL.stream())
          .toList();

  static Form of(ItemKind kind) {
    return switch (kind) {
      case COPY_NOTICE -> COPY_LETTER;
      case VEHICLE_QUESTION -> VEHICLE_QUERY;
      case VEHICLE_RECORD -> VEHICLE_REPLY;
      case OVERLOAD_RECORD -> OVERLOAD;
      case BLACKLIST_ENTRY -> LISTED;
      case BLACKLIST_REMOVAL -> DELISTED;
      case WATCH_ORDER -> WatchForms.ORDER;
      case WATCH_REVOCATION -> WatchForms.REVOKED;
      case WATCH_HIT -> WatchForms.HIT;
      case VEHICLE_ALARM -> WatchForms.ALARM;
    };
  }

  static Optional<Form> ofType(String type) {
    return ALL.stream().filter(form -> form.type.equals(type)).findFirst();
  }

  static List<String> types() {
    return ALL.stream().map(Form::type).toList();
  }

  /** The day that the event tells of, by which its codes are read; {@code today} where of none. */
  LocalDate day(Map<?, ?> data, LocalDate today) {
    return Tree.find(data, happened).flatMap(Form::day).orElse(today);
  }

  private static Optional<LocalDate> day(Object when) {
    try {
      return switch (when) {
        case BigDecimal millis ->
            Optional.of(BeijingDay.of(Instant.ofEpochMilli(millis.longValueExact())));
        case String digits -> Optional.of(LocalDate.parse(digits, Shape.DAYS));
        default -> Optional.empty();
      };
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }
}
