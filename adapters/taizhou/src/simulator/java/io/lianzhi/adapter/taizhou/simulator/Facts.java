package io.lianzhi.adapter.taizhou.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an event says, in the hub's terms: read here, not by the adapter. */
final class Facts {
  /** The hub's names of what a clause can withhold, where Taizhou's differ. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "driver", "driverName",
          "driver_no", "driverQualification",
          "note", "remarks",
          "owner", "owner",
          "proofs", "evidence",
          "to_punish", "mustBePunished",
          "key_watched", "underKeySupervision");

  private final Event data;
  private final Map<String, String> facts = new TreeMap<>();

  private Facts(Event data) {
    this.data = data;
  }

  static Map<String, String> of(Event event) {
    Facts facts = new Facts(event.within("data"));
    facts.vehicle();
    facts.put("region", facts.data.text("home_area").map(Facts::today));
    facts.put("totalKg", facts.weighed(event));
    facts.put("limitKg", facts.data.within("limit").number("limit_kg").map(Facts::plain));
    facts.put("driverName", facts.data.text("driver"));
    facts.put("qualification", facts.data.text("driver_no"));
    facts.put("entry", facts.data.text("entry_no").or(() -> facts.data.text("order_no")));
    facts.put("found", facts.data.truth("hit").map(String::valueOf));
    facts.put("time", facts.time(event.type()));
    facts.put("withheld", withheld(event));
    return facts.facts;
  }

  private void vehicle() {
    Event subject = data.has("subject") ? data.within("subject") : data;
    Event vehicle = subject.within("vehicle");
    put("plate", vehicle.text("plate_no"));
    put("colour", vehicle.number("plate_color").map(Facts::colour));
  }

  private Optional<String> weighed(Event event) {
    return event.type() == Types.OVERLOAD
        ? data.number("gross_kg").map(Facts::plain)
        : Optional.empty();
  }

  private Optional<String> time(Types type) {
    return switch (type) {
      case OVERLOAD -> data.number("passed_at").map(Facts::instant);
      case VEHICLE_REPLY -> data.number("refreshed_at").map(Facts::instant);
      case COPY_LETTER -> data.text("closed_on").map(Facts::day);
      case LISTED -> data.text("listed_from").map(Facts::day);
      case DELISTED -> data.text("removed_on").map(Facts::day);
      case WATCH_ORDER -> data.number("from").map(Facts::instant);
      case WATCH_REVOKED -> data.number("revoked_at").map(Facts::instant);
      case WATCH_HIT -> data.number("seen_at").map(Facts::instant);
      case ALARM -> data.number("raised_at").map(Facts::instant);
      case VEHICLE_QUERY -> Optional.empty();
    };
  }

  private static Optional<String> withheld(Event event) {
    return Optional.of(
            event.list("withheld").stream()
                .flatMap(entry -> entry.text("field").stream())
                .map(name -> COLUMNS.getOrDefault(name, name))
                .sorted()
                .collect(Collectors.joining(",")))
        .filter(names -> !names.isEmpty());
  }

  private static String colour(BigDecimal code) {
    return switch (code.toPlainString()) {
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

  /** 玉环 became a city in 2017; its old code is still about. */
  private static String today(String area) {
    return area.equals("331021") ? "331083" : area;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String instant(BigDecimal millis) {
    return Instant.ofEpochMilli(millis.longValue()).toString();
  }

  private static String day(String digits) {
    return digits.replaceFirst("^(....)(..)(..)$", "$1-$2-$3");
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(text -> facts.put(name, text));
  }
}
