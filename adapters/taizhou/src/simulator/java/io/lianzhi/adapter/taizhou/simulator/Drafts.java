package io.lianzhi.adapter.taizhou.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Writes Taizhou's events of 19 November 2021 in ordinary shape, with the trucks of its own list
 * 双70 (70 t or 70 % over) among them; people and vehicles are all synthetic.
 */
final class Drafts {
  private static final long MIDNIGHT = Instant.parse("2021-11-18T16:00:00Z").toEpochMilli();
  private static final int MILLIS = 86_400_000;
  private static final List<String> COUNTIES =
      List.of("330702", "330703", "330723", "330726", "330727", "330781", "330782", "330783");
  private static final List<String> AREAS =
      List.of("331002", "331003", "331004", "331022", "331081", "331082", "331083");
  private static final int[] LIMITS = {18_000, 25_000, 31_000, 43_000, 49_000};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final String day;
  private final Random dice;
  private int number;

  Drafts(long seed) {
    this.day = "TZ-20211119-" + Long.toString(seed, 36) + "-";
    this.dice = new Random(seed);
  }

  private Draft draft(Types type, String purpose, Map<String, Object> data) {
    number++;
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("specversion", "1.0");
    head.put("id", day + "%06d".formatted(number));
    head.put("source", "/tzjt/zfzd");
    head.put("type", type.type());
    head.put("datacontenttype", "application/json");
    head.put("sequence", BigDecimal.valueOf(number));
    head.put("occurredat", time());
    head.put("docversion", BigDecimal.ONE);
    head.put("affairid", day + "A%06d".formatted(number));
    head.put("senderunit", "331000");
    head.put("officerno", "浙J%06d".formatted(dice.nextInt(1_000_000)));
    head.put("addressees", List.of("jinhua"));
    head.put("purpose", purpose);
    head.put("priority", "0");
    return new Draft(type, head, data);
  }

  static Map<String, Object> vehicle(String number, int colour) {
    Map<String, Object> vehicle = new LinkedHashMap<>();
    vehicle.put("plate_no", number);
    vehicle.put("plate_color", BigDecimal.valueOf(colour));
    return vehicle;
  }

  private Map<String, Object> truck() {
    char letter = LETTERS.charAt(dice.nextInt(LETTERS.length()));
    return vehicle("浙G" + letter + "%04d".formatted(dice.nextInt(10_000)), 2);
  }

  private BigDecimal time() {
    return BigDecimal.valueOf(MIDNIGHT + dice.nextInt(MILLIS));
  }

  private String county() {
    return COUNTIES.get(dice.nextInt(COUNTIES.size()));
  }

  /** A weighing at or above the limit: most a little, one in ten on the city's own list. */
  Draft overload() {
    int limit = LIMITS[dice.nextInt(LIMITS.length)];
    int percent = dice.nextInt(10) == 0 ? 70 + dice.nextInt(60) : dice.nextInt(50);
    return overload(limit + limit * percent / 100, limit);
  }

  Draft overload(int kilograms, int limit) {
    String area = AREAS.get(dice.nextInt(AREAS.size()));
    String site = area + "11%02d".formatted(1 + dice.nextInt(20));
    int over = Math.max(0, kilograms - limit);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("record_no", site + "_" + (1_000_000_000L + dice.nextInt(1_000_000_000)));
    data.put("vehicle", truck());
    data.put("passed_at", time());
    data.put("gross_kg", BigDecimal.valueOf(kilograms));
    data.put("site_no", site);
    data.put("site_area", area);
    data.put("home_area", county());
    data.put("vehicle_class", limit == 49_000 ? "Q11" : "H11");
    data.put("limit", limit(limit));
    data.put("over_kg", BigDecimal.valueOf(over));
    data.put("over_percent", percent(over, limit));
    data.put("speed_kmh", BigDecimal.valueOf(20L + dice.nextInt(60)));
    data.put("lane_no", BigDecimal.valueOf(1L + dice.nextInt(4)));
    data.put("proof_complete", true);
    return draft(Types.OVERLOAD, "OVERLOAD_CONTROL", data);
  }

  private static BigDecimal percent(int over, int limit) {
    return BigDecimal.valueOf(over)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(limit), 2, RoundingMode.HALF_UP);
  }

  private static Map<String, Object> limit(int kilograms) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("limit_kg", BigDecimal.valueOf(kilograms));
    limit.put("basis", "超限运输车辆行驶公路管理规定(2016) 3");
    return limit;
  }

  Draft copyLetter() {
    String county = county();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("vehicle", truck());
    data.put("closed_on", "20211119");
    data.put("home_area", county);
    data.put("vehicle_class", "H11");
    data.put("company", "金华测试物流有限公司");
    data.put("transport_no", county + "%06d".formatted(dice.nextInt(1_000_000)));
    data.put("driver", "测试驾驶员" + dice.nextInt(100));
    data.put("load_site", "台州测试石料码头");
    data.put("load_slip", "ZZ" + dice.nextInt(1_000_000));
    data.put("decision", decision());
    data.put("cause", "超限运输");
    return draft(Types.COPY_LETTER, "CASE_HANDLING", data);
  }

  private Map<String, Object> decision() {
    Map<String, Object> law = new LinkedHashMap<>();
    law.put("title", "浙江省公路条例");
    law.put("edition", "20200924");
    law.put("article", "53");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("no", "浙台交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000)));
    decision.put("made_on", "2021111" + dice.nextInt(10));
    decision.put("fine_yuan", BigDecimal.valueOf(300L + 100L * dice.nextInt(100)));
    decision.put("law", law);
    return decision;
  }

  Draft question() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("vehicle", truck());
    data.put("stopped_at", "G15沈海高速K%d+200".formatted(1_600 + dice.nextInt(80)));
    return draft(Types.VEHICLE_QUERY, "ROAD_INSPECTION", data).withHead("priority", "2");
  }

  Draft listing() {
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("vehicle", truck());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entry_no", "TZ-SX-" + day.hashCode() + "-" + number);
    data.put("subject", subject);
    data.put("subject_kind", "V");
    data.put("cause_code", "01");
    data.put("listed_from", "20211119");
    data.put("listed_until", "20231118");
    data.put("case_nos", List.of("浙台交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000))));
    data.put("decided_by", "台州市交通运输局");
    return draft(Types.LISTED, "CREDIT_SUPERVISION", data);
  }

  /** Takes down what {@code listing} put up. */
  Draft delisting(Draft listing) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (String name : List.of("entry_no", "subject")) {
      data.put(name, Objects.requireNonNull(listing.data().get(name)));
    }
    data.put("removed_on", "20211119");
    data.put("cause", "信用修复");
    return draft(Types.DELISTED, "CREDIT_SUPERVISION", data);
  }
}
