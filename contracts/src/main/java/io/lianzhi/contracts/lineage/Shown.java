package io.lianzhi.contracts.lineage;

import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.Coded;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadStatus;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.Position;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.Vin;
import io.lianzhi.contracts.json.Codecs;
import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it is shown: a text or number bare, a structure as canonical JSON. */
final class Shown {
  private Shown() {}

  static String text(Object value) {
    return switch (tree(value)) {
      case BigDecimal number -> number.toPlainString();
      case Map<?, ?> map -> json(map);
      case List<?> list -> json(list);
      case Object plain -> plain.toString();
    };
  }

  private static String json(Object tree) {
    return new String(JsonTree.write(tree), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> members(Map<?, ?> map) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put(name.toString(), tree(value)));
    return members;
  }

  /** Values of the field as canonical JSON has them; others are texts or numbers already. */
  private static Object tree(Object value) {
    return switch (value) {
      case PlateReading plate -> Codecs.PLATE_READING.write(plate);
      case Subject subject -> Codecs.SUBJECT.write(subject);
      case Mass mass -> Codecs.MASS.write(mass);
      case MassLimit limit -> Codecs.MASS_LIMIT.write(limit);
      case OverrunRate rate -> Codecs.OVERRUN_RATE.write(rate);
      case Dimensions size -> Codecs.DIMENSIONS.write(size);
      case LegalBasis basis -> Codecs.LEGAL_BASIS.write(basis);
      case PenaltyDecision decision -> Codecs.PENALTY_DECISION.write(decision);
      case Position position -> Codecs.POSITION.write(position);
      case Coded coded -> coded.code();
      case Vin vin -> vin.value();
      case UnifiedCreditCode code -> code.value();
      case TransportCertificate certificate -> certificate.value();
      case DriverQualification qualification -> qualification.value();
      case RecordCode code -> code.value();
      case StationCode station -> station.value();
      case OverloadStatus status -> status.name();
      case AxleLayout layout -> layout.value();
      case List<?> list -> list.stream().map(Shown::tree).toList();
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case Boolean truth -> truth;
      case Map<?, ?> map -> members(map);
      default -> value.toString();
    };
  }
}
