package io.lianzhi.adapter.quzhou.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes Quzhou's letters of 19 November 2021 in ordinary shape: weights by the bands of the
 * province's statistics, people and vehicles all synthetic.
 */
final class Drafts {
  private static final LocalDateTime DAY = LocalDateTime.of(2021, 11, 19, 0, 0);
  private static final int SECONDS = 86_400;
  private static final String RULE = "超限运输车辆行驶公路管理规定(2016) 3";
  private static final List<String> COUNTIES =
      List.of(
          "330702", "330703", "330723", "330726", "330727", "330781", "330782", "330783", "330784");
  private static final List<String> SITES =
      List.of("3308023101", "3308033102", "3308223103", "3308253104", "3308813105");
  private static final int[] LIMITS = {18_000, 25_000, 31_000, 43_000, 49_000};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final String day;
  private final Random dice;
  private int number;

  Drafts(long seed) {
    this.day = "QZ-20211119-" + Long.toString(seed, 36) + "-";
    this.dice = new Random(seed);
  }

  private Draft draft(Kinds kind, String purpose, Map<String, Object> data) {
    number++;
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("letterId", day + "%06d".formatted(number));
    head.put("version", 1);
    head.put("matterNo", day + "M%06d".formatted(number));
    head.put("fromOrg", "330800");
    head.put("toOrgs", List.of("330700"));
    head.put("unit", "衢州市交通运输行政执法队");
    head.put("officerNo", "浙H%06d".formatted(dice.nextInt(1_000_000)));
    head.put("purpose", purpose);
    head.put("urgency", "1");
    return new Draft(kind, head, data);
  }

  private Map<String, Object> vehicle() {
    Map<String, Object> vehicle = new LinkedHashMap<>();
    vehicle.put(
        "vehicleNumber",
        "浙G"
            + LETTERS.charAt(dice.nextInt(LETTERS.length()))
            + "%04d".formatted(dice.nextInt(10_000)));
    vehicle.put("vehicleColor", "2");
    return vehicle;
  }

  private String time() {
    return DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
        .format(DAY.plusSeconds(dice.nextInt(SECONDS)));
  }

  private String county() {
    return COUNTIES.get(dice.nextInt(COUNTIES.size()));
  }

  /** A weighing at or above the limit. */
  Draft overload() {
    int limit = LIMITS[dice.nextInt(LIMITS.length)];
    return overload(limit + limit * rate() / 100, limit);
  }

  /** How far above the limit, in percent: most a little, one in a hundred double and more. */
  private int rate() {
    int band = dice.nextInt(100);
    int from = band < 60 ? 0 : band < 88 ? 20 : band < 99 ? 50 : 100;
    int width = band < 60 ? 20 : band < 88 ? 30 : 50;
    return from + dice.nextInt(width);
  }

  Draft overload(int total, int limit) {
    int over = Math.max(0, total - limit);
    String site = SITES.get(dice.nextInt(SITES.size()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("recordCode", site + "20211119" + "%09d".formatted(dice.nextInt(1_000_000_000)));
    data.putAll(vehicle());
    data.put("checkTime", time());
    data.put("totalWeight", total);
    data.put("stationCode", site);
    data.put("siteRegion", site.substring(0, 6));
    data.put("vehicleRegion", county());
    data.put("vehicleType", limit == 49_000 ? "Q11" : "H11");
    data.put("axleNumber", axles(limit));
    data.put("limit", limit(limit));
    data.put("overweight", over);
    data.put(
        "overRate",
        BigDecimal.valueOf(over * 100L).divide(BigDecimal.valueOf(limit), 2, RoundingMode.HALF_UP));
    data.put("speed", 20 + dice.nextInt(60));
    data.put("lane", 1 + dice.nextInt(4));
    data.put("evidenceComplete", true);
    return draft(Kinds.OVERLOAD_RECORD, "OVERLOAD_CONTROL", data);
  }

  private static int axles(int limit) {
    return switch (limit) {
      case 18_000 -> 2;
      case 25_000 -> 3;
      case 31_000 -> 4;
      case 43_000 -> 5;
      default -> 6;
    };
  }

  private static Map<String, Object> limit(int kilograms) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("limitWeight", kilograms);
    limit.put("limitRule", RULE);
    return limit;
  }

  Draft copyNotice() {
    String county = county();
    Map<String, Object> data = new LinkedHashMap<>(vehicle());
    data.put("closeDate", "20211119");
    data.put("vehicleRegion", county);
    data.put("vehicleType", "H11");
    data.put("enterpriseName", "金华测试物流有限公司");
    data.put("transportCertNo", county + "%06d".formatted(dice.nextInt(1_000_000)));
    data.put("driverName", "测试驾驶员" + dice.nextInt(100));
    data.put("sourceUnit", "衢州测试石料场");
    data.put("loadingSlipNo", "ZZ" + dice.nextInt(1_000_000));
    data.put("decision", decision());
    data.put("copyReason", "超限运输");
    return draft(Kinds.COPY_NOTICE, "CASE_HANDLING", data);
  }

  private Map<String, Object> decision() {
    Map<String, Object> law = new LinkedHashMap<>();
    law.put("lawTitle", "浙江省公路条例");
    law.put("lawVersion", "20200924");
    law.put("lawArticle", "53");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("decisionNo", caseNo());
    decision.put("decisionDate", "2021111" + dice.nextInt(10));
    decision.put("fine", 300 + 100 * dice.nextInt(100));
    decision.put("law", law);
    return decision;
  }

  private String caseNo() {
    return "浙衢交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000));
  }

  /** A question; until when an answer is of use is said when it is asked. */
  Draft question() {
    Map<String, Object> data = new LinkedHashMap<>(vehicle());
    data.put("stopPlace", "G60沪昆高速K%d+200".formatted(380 + dice.nextInt(60)));
    return draft(Kinds.VEHICLE_QUESTION, "ROAD_INSPECTION", data).withHead("urgency", "3");
  }

  Draft listing() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entryId", "QZ-BL-" + day.hashCode() + "-" + number);
    data.put("subjectType", "1");
    data.put("vehicle", vehicle());
    data.put("reasonCode", "01");
    data.put("listedFrom", "20211119");
    data.put("listedTo", "20231118");
    data.put("caseNos", List.of(caseNo()));
    data.put("determinedBy", "衢州市交通运输局");
    return draft(Kinds.BLACKLIST_ENTRY, "CREDIT_SUPERVISION", data);
  }

  /** Takes down what {@code listing} put up. */
  Draft delisting(Draft listing) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (String name : List.of("entryId", "vehicle", "person", "enterprise")) {
      if (listing.data().containsKey(name)) {
        data.put(name, listing.data().get(name));
      }
    }
    data.put("removedDate", "20211119");
    data.put("removalReason", "信用修复");
    return draft(Kinds.BLACKLIST_REMOVAL, "CREDIT_SUPERVISION", data);
  }
}
