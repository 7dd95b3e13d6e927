package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Doc;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a letter in Quzhou's form says, in the hub's terms: read here, not by the adapter. */
final class FactsOf {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  /** The hub's names of fields where Quzhou's own differ. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("vehicleRegion", "registrationRegion"),
          Map.entry("enterpriseName", "enterprise"),
          Map.entry("transportCertNo", "transportCertificate"),
          Map.entry("driverQualNo", "driverQualification"),
          Map.entry("sourceUnit", "loadingSite"),
          Map.entry("loadingSlipNo", "loadingSlip"),
          Map.entry("copyReason", "reason"),
          Map.entry("queryReason", "reason"),
          Map.entry("removalReason", "reason"),
          Map.entry("revokeReason", "reason"),
          Map.entry("stationCodes", "stations"),
          Map.entry("requestOrgan", "requestedBy"),
          Map.entry("contactOrgan", "contactUnit"),
          Map.entry("remark", "remarks"),
          Map.entry("stationCode", "station"),
          Map.entry("siteName", "stationName"),
          Map.entry("siteRegion", "stationRegion"),
          Map.entry("rearVehicle", "rearPlate"),
          Map.entry("axleNumber", "axles"),
          Map.entry("axleWeights", "axleMasses"),
          Map.entry("overweight", "overMass"),
          Map.entry("overRate", "overrunRate"),
          Map.entry("speed", "speedKmh"),
          Map.entry("size", "dimensions"),
          Map.entry("escaped", "fled"),
          Map.entry("permitNo", "permit"),
          Map.entry("mustPunish", "mustBePunished"),
          Map.entry("outOfProvinceCopied", "copiedOutOfProvince"),
          Map.entry("keySupervision", "underKeySupervision"),
          Map.entry("snapshotTime", "snapshotAt"),
          Map.entry("storedTime", "storedAt"),
          Map.entry("stopPlace", "place"),
          Map.entry("useNature", "use"),
          Map.entry("ownerName", "owner"),
          Map.entry("ownerUscc", "ownerCreditCode"),
          Map.entry("transportCertStatus", "certificateStatus"),
          Map.entry("transportCertValidTo", "certificateValidTo"),
          Map.entry("curbWeight", "curbMass"),
          Map.entry("approvedWeight", "approvedMass"),
          Map.entry("grossWeight", "grossMass"),
          Map.entry("gnssOnline", "positioningOnline"),
          Map.entry("overloadCount", "illegalOverloads"),
          Map.entry("blacklistReasons", "blacklistFlags"),
          Map.entry("updateTime", "updatedAt"),
          Map.entry("caseNos", "caseNumbers"),
          Map.entry("determinedDate", "determinedOn"),
          Map.entry("law", "legalBasis"));

  private final Doc data;
  private final Map<String, String> facts = new TreeMap<>();

  private FactsOf(Doc data) {
    this.data = data;
  }

  static Map<String, String> letter(ItemKind kind, Doc letter) {
    FactsOf read = new FactsOf(letter.within("data"));
    read.data(kind);
    read.withheld(letter.within("head"));
    return read.facts;
  }

  /** Of an answer that has no head. */
  static Map<String, String> data(ItemKind kind, Doc data) {
    FactsOf read = new FactsOf(data);
    read.data(kind);
    return read.facts;
  }

  private void data(ItemKind kind) {
    Doc vehicle = data.has("vehicle") ? data.within("vehicle") : data;
    put("plate", vehicle.text("vehicleNumber"));
    put("colour", vehicle.text("vehicleColor").map(FactsOf::colour));
    put("region", data.text("vehicleRegion").map(FactsOf::region));
    put("totalKg", data.number("totalWeight").map(FactsOf::plain));
    put("limitKg", data.within("limit").number("limitWeight").map(FactsOf::plain));
    put("driverName", data.text("driverName"));
    put("qualification", data.text("driverQualNo"));
    put("entry", data.text("entryId").or(() -> data.text("watchId")));
    time(kind);
    if (kind == ItemKind.VEHICLE_RECORD) {
      put("found", data.truth("found").map(String::valueOf));
    }
  }

  private void time(ItemKind kind) {
    switch (kind) {
      case OVERLOAD_RECORD -> put("time", data.text("checkTime").map(FactsOf::instant));
      case VEHICLE_RECORD -> put("time", data.text("updateTime").map(FactsOf::instant));
      case COPY_NOTICE -> put("time", data.text("closeDate").map(FactsOf::day));
      case BLACKLIST_ENTRY -> put("time", data.text("listedFrom").map(FactsOf::day));
      case BLACKLIST_REMOVAL -> put("time", data.text("removedDate").map(FactsOf::day));
      case WATCH_ORDER -> put("time", data.text("beginTime").map(FactsOf::instant));
      case WATCH_REVOCATION -> put("time", data.text("revokeTime").map(FactsOf::instant));
      case VEHICLE_QUESTION, WATCH_HIT, VEHICLE_ALARM -> {}
    }
  }

  /** What is no time stays as it came, and differs from every fact. */
  private static String instant(String text) {
    try {
      return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
          .toInstant(BEIJING)
          .toString();
    } catch (DateTimeException other) {
      return text;
    }
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toString();
    } catch (DateTimeException other) {
      return text;
    }
  }

  /** Quzhou's own counties by the codes that it still writes. */
  private static String region(String code) {
    return switch (code) {
      case "330821" -> "330803";
      case "330823" -> "330881";
      default -> code;
    };
  }

  private static String colour(String code) {
    return switch (code) {
      case "1" -> "BLUE";
      case "2" -> "YELLOW";
      case "3" -> "BLACK";
      case "4" -> "WHITE";
      case "5" -> "GREEN";
      case "9" -> "OTHER";
      case "91" -> "FARM_YELLOW";
      case "92" -> "FARM_GREEN";
      case "93" -> "YELLOW_GREEN";
      case "94" -> "GRADIENT_GREEN";
      default -> "UNKNOWN";
    };
  }

  private static String plain(BigDecimal kilograms) {
    return kilograms.stripTrailingZeros().toPlainString();
  }

  private void withheld(Doc head) {
    String names =
        head.list("withheld").stream()
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
