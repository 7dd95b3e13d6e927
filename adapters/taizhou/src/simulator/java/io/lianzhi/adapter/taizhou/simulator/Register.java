package io.lianzhi.adapter.taizhou.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Taizhou's vehicles, all synthetic: every plate that begins with 浙J, but for those on 404. */
final class Register {
  private static final List<String> AREAS = List.of("331002", "331003", "331004", "331082");

  private Register() {}

  /** What Taizhou answers about the vehicle of a question. */
  static Map<String, Object> answer(Event question) {
    Event vehicle = question.within("data").within("vehicle");
    String number = vehicle.text("plate_no").orElseThrow();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("vehicle", vehicle.tree());
    boolean known = number.startsWith("浙J") && !number.endsWith("404");
    data.put("hit", known);
    if (known) {
      describe(data, Math.floorMod(number.hashCode(), 1_000_000));
    }
    return data;
  }

  private static void describe(Map<String, Object> data, int dice) {
    String area = AREAS.get(dice % AREAS.size());
    data.put("vehicle_class", "H11");
    data.put("use", "F");
    data.put("brand", "解放牌");
    data.put("owner", "台州测试运输有限公司");
    data.put("transport_no", area + "%06d".formatted(dice));
    data.put("transport_state", "营运");
    data.put("transport_until", "20241231");
    data.put("home_area", area);
    data.put("axle_count", BigDecimal.valueOf(6));
    data.put("curb_kg", BigDecimal.valueOf(15_200));
    data.put("gross_kg", BigDecimal.valueOf(49_000));
    data.put("gnss_online", dice % 5 != 0);
    data.put("overloads_12m", BigDecimal.valueOf(dice % 4));
    data.put(
        "refreshed_at", BigDecimal.valueOf(Instant.parse("2021-11-18T16:00:00Z").toEpochMilli()));
  }
}
