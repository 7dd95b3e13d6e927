package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Doc;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a document in Hangzhou's form says, in the hub's terms: read here, not by the adapter. */
final class FactsOf {
  /** The hub's names of fields where Hangzhou's own differ. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("vehicle_county", "registrationRegion"),
          Map.entry("vehicle_type", "vehicleType"),
          Map.entry("company_name", "enterprise"),
          Map.entry("road_transport_no", "transportCertificate"),
          Map.entry("driver_name", "driverName"),
          Map.entry("driver_qual_no", "driverQualification"),
          Map.entry("driver_company", "driverEnterprise"),
          Map.entry("source_unit", "loadingSite"),
          Map.entry("loading_slip_no", "loadingSlip"),
          Map.entry("make_copy_reason", "reason"),
          Map.entry("query_reason", "reason"),
          Map.entry("removal_reason", "reason"),
          Map.entry("remark", "remarks"),
          Map.entry("out_station", "station"),
          Map.entry("site_name", "stationName"),
          Map.entry("area_county", "stationRegion"),
          Map.entry("rear_car", "rearPlate"),
          Map.entry("axis", "axles"),
          Map.entry("axle_layout", "axleLayout"),
          Map.entry("axle_weights_t", "axleMasses"),
          Map.entry("over_weight_t", "overMass"),
          Map.entry("over_rate", "overrunRate"),
          Map.entry("speed", "speedKmh"),
          Map.entry("size", "dimensions"),
          Map.entry("is_escape", "fled"),
          Map.entry("is_collect", "evidenceComplete"),
          Map.entry("permit_no", "permit"),
          Map.entry("stop_place", "place"),
          Map.entry("plate_kind", "plateKind"),
          Map.entry("use_nature", "use"),
          Map.entry("car_holder", "owner"),
          Map.entry("car_holder_uscc", "ownerCreditCode"),
          Map.entry("road_transport_status", "certificateStatus"),
          Map.entry("road_transport_valid_to", "certificateValidTo"),
          Map.entry("business_scope", "businessScope"),
          Map.entry("curb_weight_t", "curbMass"),
          Map.entry("approved_weight_t", "approvedMass"),
          Map.entry("gross_weight_t", "grossMass"),
          Map.entry("inspection_valid_to", "inspectionValidTo"),
          Map.entry("insurance_valid_to", "insuranceValidTo"),
          Map.entry("gnss_online", "positioningOnline"),
          Map.entry("overload_times_12m", "illegalOverloads"),
          Map.entry("blacklist_reasons", "blacklistFlags"),
          Map.entry("update_time", "updatedAt"),
          Map.entry("case_nos", "caseNumbers"),
          Map.entry("determined_by", "determinedBy"),
          Map.entry("determined_on", "determinedOn"),
          Map.entry("objection_until", "objectionUntil"),
          Map.entry("legal_basis", "legalBasis"));

  private final Doc doc;
  private final Map<String, String> facts = new TreeMap<>();

  private FactsOf(Doc doc) {
    this.doc = doc;
  }

  static Map<String, String> letter(ItemKind kind, Doc doc) {
    FactsOf read = new FactsOf(doc);
    read.car(doc.has("car") ? doc.within("car") : doc);
    read.put("region", doc.text("vehicle_county"));
    read.put("totalKg", doc.number("total_weight_t").map(FactsOf::kilograms));
    read.put("limitKg", doc.within("limit").number("limit_weight_t").map(FactsOf::kilograms));
    read.put("driverName", doc.text("driver_name"));
    read.put("qualification", doc.text("driver_qual_no"));
    read.put("entry", doc.text("entry_id"));
    read.time(kind);
    if (kind == ItemKind.VEHICLE_RECORD) {
      read.put("found", doc.truth("is_found").map(String::valueOf));
    }
    read.withheld();
    return read.facts;
  }

  private void time(ItemKind kind) {
    switch (kind) {
      case OVERLOAD_RECORD -> put("time", doc.text("out_station_time").map(FactsOf::instant));
      case VEHICLE_RECORD -> put("time", doc.text("update_time").map(FactsOf::instant));
      case COPY_NOTICE -> put("time", doc.text("close_case_date"));
      case BLACKLIST_ENTRY -> put("time", doc.text("listed_from"));
      case BLACKLIST_REMOVAL -> put("time", doc.text("removed_on"));
      case VEHICLE_QUESTION, WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM -> {}
    }
  }

  /** What is no time with its offset stays as it came, and differs from every fact. */
  private static String instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeException other) {
      return text;
    }
  }

  private void car(Doc car) {
    put("plate", car.text("car_no"));
    put("colour", car.text("car_no_color").map(code -> colour(code, car.text("hpzl"))));
  }

  private static String colour(String code, Optional<String> kind) {
    return switch (code) {
      case "0" -> "WHITE";
      case "1" -> "YELLOW";
      case "2" -> "BLUE";
      case "3" -> "BLACK";
      case "4" ->
          switch (kind.orElse("?")) {
            case "51" -> "YELLOW_GREEN";
            case "52" -> "GRADIENT_GREEN";
            case "?" -> "UNKNOWN";
            default -> "GREEN";
          };
      case "9" -> "OTHER";
      default -> "UNKNOWN";
    };
  }

  private static String kilograms(BigDecimal tonnes) {
    return tonnes.movePointRight(3).stripTrailingZeros().toPlainString();
  }

  private void withheld() {
    String names =
        doc.within("head").list("withheld").stream()
            .flatMap(entry -> entry.text("field").stream())
            .map(name -> COLUMNS.getOrDefault(name, name))
            .sorted()
            .collect(Collectors.joining(","));
    put("withheld", Optional.of(names).filter(list -> !list.isEmpty()));
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(text -> facts.put(name, text));
  }
}
