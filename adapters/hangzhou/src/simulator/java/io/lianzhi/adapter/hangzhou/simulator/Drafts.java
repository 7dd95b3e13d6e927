package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes Hangzhou's letters of 19 November 2021 in ordinary shape: weights by the bands of the
 * province's statistics, people and vehicles all synthetic.
 */
final class Drafts {
  private static final OffsetDateTime DAY =
      OffsetDateTime.of(2021, 11, 19, 0, 0, 0, 0, ZoneOffset.ofHours(8));
  private static final int SECONDS = 86_400;
  private static final String RULE = "超限运输车辆行驶公路管理规定(2016) 3";
  private static final List<String> COUNTIES =
      List.of(
          "330702", "330703", "330723", "330726", "330727", "330781", "330782", "330783", "330784");
  private static final List<String> SITES =
      List.of("3301093101", "3301113102", "3301123103", "3301223104", "3301823105");
  private static final int[] LIMITS = {18, 25, 31, 43, 49};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final String day;
  private final Random dice;
  private int number;

  Drafts(long seed) {
    this.day = "HZ-20211119-" + Long.toString(seed, 36) + "-";
    this.dice = new Random(seed);
  }

  private Draft draft(ItemKind kind, String purpose, Map<String, Object> data) {
    number++;
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("doc_id", day + "%06d".formatted(number));
    head.put("version", 1);
    head.put("affair_no", day + "A%06d".formatted(number));
    head.put("from_org", "330100");
    head.put("to_orgs", List.of("330700"));
    head.put("dept", "杭州市交通运输行政执法队");
    head.put("officer_no", "浙A%06d".formatted(dice.nextInt(1_000_000)));
    head.put("purpose", purpose);
    head.put("urgency", "1");
    return new Draft(kind, head, data);
  }

  private String plate() {
    return "浙G"
        + LETTERS.charAt(dice.nextInt(LETTERS.length()))
        + "%04d".formatted(dice.nextInt(10_000));
  }

  private String time() {
    return DAY.plusSeconds(dice.nextInt(SECONDS)).toString();
  }

  private String county() {
    return COUNTIES.get(dice.nextInt(COUNTIES.size()));
  }

  /** A weighing at or above the limit. */
  Draft overload() {
    int limit = LIMITS[dice.nextInt(LIMITS.length)];
    BigDecimal rate = rate();
    return overload(tonnes(limit, rate), limit);
  }

  /** How far above the limit: most a little, one in a hundred double and more. */
  private BigDecimal rate() {
    int band = dice.nextInt(100);
    int from = band < 60 ? 0 : band < 88 ? 20 : band < 99 ? 50 : 100;
    int width = band < 60 ? 20 : band < 88 ? 30 : 50;
    return BigDecimal.valueOf(from * 100L + dice.nextInt(width * 100), 2);
  }

  private static BigDecimal tonnes(int limit, BigDecimal rate) {
    BigDecimal over = rate.multiply(BigDecimal.valueOf(limit)).movePointLeft(2);
    return BigDecimal.valueOf(limit).add(over).setScale(2, RoundingMode.HALF_UP);
  }

  Draft overload(BigDecimal total, int limit) {
    BigDecimal over = total.subtract(BigDecimal.valueOf(limit)).max(BigDecimal.ZERO);
    String site = SITES.get(dice.nextInt(SITES.size()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("record_code", site + "20211119" + "%09d".formatted(dice.nextInt(1_000_000_000)));
    data.put("car_no", plate());
    data.put("car_no_color", "1");
    data.put("out_station_time", time());
    data.put("total_weight_t", total);
    data.put("out_station", site);
    data.put("area_county", site.substring(0, 6));
    data.put("vehicle_county", county());
    data.put("vehicle_type", limit == 49 ? "Q11" : "H11");
    data.put("axis", axes(limit));
    data.put("limit", limit(limit));
    data.put("over_weight_t", over);
    data.put(
        "over_rate",
        over.movePointRight(2).divide(BigDecimal.valueOf(limit), 2, RoundingMode.HALF_UP));
    data.put("speed", 20 + dice.nextInt(60));
    data.put("lane", 1 + dice.nextInt(4));
    data.put("is_collect", true);
    return draft(ItemKind.OVERLOAD_RECORD, "OVERLOAD_CONTROL", data);
  }

  private static int axes(int limit) {
    return switch (limit) {
      case 18 -> 2;
      case 25 -> 3;
      case 31 -> 4;
      case 43 -> 5;
      default -> 6;
    };
  }

  private static Map<String, Object> limit(int tonnes) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("limit_weight_t", tonnes);
    limit.put("limit_rule", RULE);
    return limit;
  }

  Draft copyNotice() {
    String county = county();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("car_no", plate());
    data.put("car_no_color", "1");
    data.put("close_case_date", "2021-11-19");
    data.put("vehicle_county", county);
    data.put("vehicle_type", "H11");
    data.put("company_name", "金华测试物流有限公司");
    data.put("road_transport_no", county + "%06d".formatted(dice.nextInt(1_000_000)));
    data.put("driver_name", "测试驾驶员" + dice.nextInt(100));
    data.put("source_unit", "杭州测试石料场");
    data.put("loading_slip_no", "ZZ" + dice.nextInt(1_000_000));
    data.put("decision", decision());
    data.put("make_copy_reason", "超限运输");
    return draft(ItemKind.COPY_NOTICE, "CASE_HANDLING", data);
  }

  private Map<String, Object> decision() {
    Map<String, Object> basis = new LinkedHashMap<>();
    basis.put("law_title", "浙江省公路条例");
    basis.put("law_version", "2020-09-24");
    basis.put("law_article", "53");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("decision_no", "浙杭交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000)));
    decision.put("decided_on", "2021-11-1" + dice.nextInt(10));
    decision.put("punish_money", BigDecimal.valueOf(300L + 100L * dice.nextInt(100)));
    decision.put("legal_basis", basis);
    return decision;
  }

  /** A question; until when an answer is of use is said when it is asked. */
  Draft question() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("car_no", plate());
    data.put("car_no_color", "1");
    data.put("stop_place", "G25长深高速K%d+200".formatted(2_100 + dice.nextInt(80)));
    return draft(ItemKind.VEHICLE_QUESTION, "ROAD_INSPECTION", data).withHead("urgency", "3");
  }

  Draft listing() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entry_id", "HZ-BL-" + day.hashCode() + "-" + number);
    data.put("subject_type", "1");
    data.put("car", car());
    data.put("reason_code", "01");
    data.put("listed_from", "2021-11-19");
    data.put("listed_to", "2023-11-18");
    data.put("case_nos", List.of("浙杭交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000))));
    data.put("determined_by", "杭州市交通运输局");
    return draft(ItemKind.BLACKLIST_ENTRY, "CREDIT_SUPERVISION", data);
  }

  private Map<String, Object> car() {
    Map<String, Object> car = new LinkedHashMap<>();
    car.put("car_no", plate());
    car.put("car_no_color", "1");
    return car;
  }

  /** Takes down what {@code listing} put up. */
  Draft delisting(Draft listing) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (String name : List.of("entry_id", "car", "person", "company")) {
      if (listing.data().containsKey(name)) {
        data.put(name, listing.data().get(name));
      }
    }
    data.put("removed_on", "2021-11-19");
    data.put("removal_reason", "信用修复");
    return draft(ItemKind.BLACKLIST_REMOVAL, "CREDIT_SUPERVISION", data);
  }
}
