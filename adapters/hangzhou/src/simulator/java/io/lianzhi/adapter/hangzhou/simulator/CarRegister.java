package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.testkit.Doc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hangzhou's vehicles, all synthetic: every plate that begins with 浙A is registered, but for those
 * that end in 404.
 */
final class CarRegister {
  private static final List<String> COUNTIES =
      List.of("330102", "330105", "330109", "330110", "330111", "330113", "330114");

  private CarRegister() {}

  static Optional<Map<String, Object>> find(Doc query, Behaviour behaviour) {
    return query
        .text("car_no")
        .filter(number -> number.startsWith("浙A") && !number.endsWith("404"))
        .map(number -> car(number, query))
        .map(car -> distorted(car, behaviour));
  }

  private static Map<String, Object> distorted(Map<String, Object> car, Behaviour behaviour) {
    if (behaviour == Behaviour.OTHER_VEHICLE) {
      car.put("car_no", "浙A99999");
    }
    if (behaviour == Behaviour.WRONG_TYPE) {
      car.put("vehicle_type", "Z99");
    }
    return car;
  }

  private static Map<String, Object> car(String number, Doc query) {
    int dice = Math.floorMod(number.hashCode(), 1_000_000);
    String county = COUNTIES.get(dice % COUNTIES.size());
    Map<String, Object> car = new LinkedHashMap<>();
    car.put("car_no", number);
    query.text("car_no_color").ifPresent(colour -> car.put("car_no_color", colour));
    query.text("hpzl").ifPresent(kind -> car.put("hpzl", kind));
    car.put("is_found", true);
    car.put("vehicle_type", "H11");
    car.put("use_nature", "F");
    car.put("brand", "东风牌");
    car.put("car_holder", "杭州测试运输有限公司");
    car.put("road_transport_no", county + "%06d".formatted(dice));
    car.put("road_transport_status", "营运");
    car.put("road_transport_valid_to", "2024-12-31");
    car.put("vehicle_county", county);
    car.put("axis", 6);
    car.put("curb_weight_t", new BigDecimal("15.2"));
    car.put("approved_weight_t", new BigDecimal("33.8"));
    car.put("gross_weight_t", new BigDecimal("49"));
    car.put("inspection_valid_to", "2022-05-31");
    car.put("gnss_online", dice % 5 != 0);
    car.put("overload_times_12m", dice % 4);
    car.put("update_time", Instant.parse("2021-11-18T16:00:00Z").toString());
    return car;
  }
}
