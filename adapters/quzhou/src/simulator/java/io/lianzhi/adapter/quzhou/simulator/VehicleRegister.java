package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.testkit.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quzhou's vehicles, all synthetic: every plate that begins with 浙H is registered, but for those
 * that end in 404. Those of Qujiang still stand under 330821.
 */
final class VehicleRegister {
  private static final List<String> COUNTIES =
      List.of("330802", "330821", "330822", "330824", "330825", "330881");

  private VehicleRegister() {}

  static Optional<Map<String, Object>> find(Doc question, Behaviour behaviour) {
    return question
        .text("vehicleNumber")
        .filter(number -> number.startsWith("浙H") && !number.endsWith("404"))
        .map(number -> vehicle(number, question))
        .map(vehicle -> distorted(vehicle, behaviour));
  }

  private static Map<String, Object> distorted(Map<String, Object> vehicle, Behaviour behaviour) {
    if (behaviour == Behaviour.OTHER_VEHICLE) {
      vehicle.put("vehicleNumber", "浙H99999");
    }
    if (behaviour == Behaviour.WRONG_TYPE) {
      vehicle.put("vehicleType", "Z99");
    }
    return vehicle;
  }

  private static Map<String, Object> vehicle(String number, Doc question) {
    int dice = Math.floorMod(number.hashCode(), 1_000_000);
    String county = COUNTIES.get(dice % COUNTIES.size());
    Map<String, Object> vehicle = new LinkedHashMap<>();
    vehicle.put("vehicleNumber", number);
    question.text("vehicleColor").ifPresent(colour -> vehicle.put("vehicleColor", colour));
    vehicle.put("found", true);
    vehicle.put("vehicleType", "H11");
    vehicle.put("useNature", "F");
    vehicle.put("brand", "东风牌");
    vehicle.put("ownerName", "衢州测试运输有限公司");
    vehicle.put("transportCertNo", "330803%06d".formatted(dice));
    vehicle.put("transportCertStatus", "营运");
    vehicle.put("transportCertValidTo", "20241231");
    vehicle.put("vehicleRegion", county);
    vehicle.put("axleNumber", 6);
    vehicle.put("curbWeight", 15_200);
    vehicle.put("approvedWeight", 33_800);
    vehicle.put("grossWeight", 49_000);
    vehicle.put("inspectionValidTo", "20220531");
    vehicle.put("gnssOnline", dice % 5 != 0);
    vehicle.put("overloadCount", dice % 4);
    vehicle.put("updateTime", "20211119000000");
    return vehicle;
  }
}
