package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.Vin;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** 布控 and 撤控 between Quzhou's form and the hub's. */
final class WatchMapping {
  private static final int MOST_PLACES = 50;

  private WatchMapping() {}

  static WatchOrder readOrder(Reading letter) {
    Instant from = letter.required("beginTime", Values::time);
    Reading in = letter.on(BeijingDay.of(from));
    return new WatchOrder(
        in.required("watchId", Values.text(64)),
        PlateMapping.plate(in),
        from,
        in.required("endTime", Values::time),
        in.required("action", Values.code(WatchMapping::action)),
        in.required("watchReason", Values.text(200)),
        in.field("vin", Values.code(Vin::of)),
        in.field("riskLevel", Values.code(WatchMapping::risk)),
        in.list("stationCodes", MOST_PLACES, Values.code(StationCode::new)),
        in.list("roads", MOST_PLACES, Values.text(120)),
        in.field("requestOrgan", Values.text(120)),
        in.field("contactOrgan", Values.text(120)),
        in.object("law", LawMapping::basis));
  }

  static void write(WatchOrder order, Writing out) {
    out.put("watchId", order.orderId());
    PlateMapping.write(order.plate(), out);
    out.put("beginTime", Values.text(order.validFrom()));
    out.put("endTime", Values.text(order.validTo()));
    out.put("action", code(order.action()));
    out.put("watchReason", order.reason());
    out.put("vin", order.vin(), Vin::value);
    out.put("riskLevel", order.riskLevel(), WatchMapping::code);
    out.put("stationCodes", order.stations(), WatchMapping::codes);
    out.putPlain("roads", order.roads());
    out.putPlain("requestOrgan", order.requestedBy());
    out.putPlain("contactOrgan", order.contactUnit());
    out.put("law", order.legalBasis(), LawMapping::write);
  }

  private static List<String> codes(List<StationCode> stations) {
    return stations.stream().map(StationCode::value).toList();
  }

  static WatchRevocation readRevocation(Reading letter) {
    Instant revokedAt = letter.required("revokeTime", Values::time);
    Reading in = letter.on(BeijingDay.of(revokedAt));
    return new WatchRevocation(
        in.required("watchId", Values.text(64)),
        PlateMapping.plate(in),
        revokedAt,
        in.field("revokeReason", Values.text(200)));
  }

  static void write(WatchRevocation revocation, Writing out) {
    out.put("watchId", revocation.orderId());
    PlateMapping.write(revocation.plate(), out);
    out.put("revokeTime", Values.text(revocation.revokedAt()));
    out.putPlain("revokeReason", revocation.reason());
  }

  private static WatchAction action(String code) {
    return Stream.of(WatchAction.values())
        .filter(action -> code(action).equals(code))
        .findFirst()
        .orElseThrow(WatchMapping::unknown);
  }

  private static String code(WatchAction action) {
    return switch (action) {
      case NOTIFY -> "1";
      case INTERCEPT -> "2";
      case VERIFY -> "3";
    };
  }

  private static RiskLevel risk(String code) {
    return Stream.of(RiskLevel.values())
        .filter(risk -> code(risk).equals(code))
        .findFirst()
        .orElseThrow(WatchMapping::unknown);
  }

  private static String code(RiskLevel risk) {
    return switch (risk) {
      case LOW -> "1";
      case MEDIUM -> "2";
      case HIGH -> "3";
    };
  }

  private static InvalidValue unknown() {
    return new InvalidValue(RefusalCode.CODE_UNKNOWN, "unknown code", "1, 2 or 3");
  }
}
