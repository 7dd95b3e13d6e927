package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateKind;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.VehicleUse;
import io.lianzhi.contracts.item.Vin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 车辆信息 between Quzhou's form and the hub's. */
final class VehicleRecordMapping {
  private VehicleRecordMapping() {}

  static VehicleRecord read(Reading letter) {
    Field<Instant> updatedAt = letter.field("updateTime", Values::time);
    Reading in = letter.on(updatedAt.value().map(BeijingDay::of).orElse(letter.day()));
    return new VehicleRecord(
        PlateMapping.plate(in),
        in.required("found", Values::truth),
        in.field("plateKind", Values.code(PlateKind::new)),
        in.field("vehicleType", Values.code(VehicleType::new)),
        in.field("useNature", Values.code(VehicleUse::new)),
        in.field("vin", Values.code(Vin::of)),
        in.field("brand", Values.text(64)),
        in.field("model", Values.text(64)),
        in.field("ownerName", Values.text(120)),
        in.field("ownerUscc", Values.code(UnifiedCreditCode::of)),
        in.field("enterpriseName", Values.text(120)),
        in.field("transportCertNo", Values.code(TransportCertificate::new)),
        in.field("transportCertStatus", Values.text(32)),
        in.field("transportCertValidTo", Values::date),
        in.field("businessScope", Values.text(200)),
        in.field("vehicleRegion", Values.region(in.day())),
        in.field("axleNumber", Values.integer(1, 20)),
        in.field("curbWeight", Values::mass),
        in.field("approvedWeight", Values::mass),
        in.field("grossWeight", Values::grossMass),
        in.object("size", Values::dimensions),
        in.field("inspectionValidTo", Values::date),
        in.field("insuranceValidTo", Values::date),
        in.field("gnssOnline", Values::truth),
        in.field("overloadCount", Values.integer(0, 10_000)),
        in.list("blacklistReasons", 10, Values.code(DishonestReason::new)),
        updatedAt);
  }

  /** What is said of a vehicle that Quzhou does not know. */
  static VehicleRecord notFound(Plate plate, LocalDate day) {
    Map<String, Object> tree = new LinkedHashMap<>(PlateMapping.tree(plate, day));
    tree.put("found", false);
    return read(Reading.of(tree, day));
  }

  static void write(VehicleRecord record, Writing out) {
    PlateMapping.write(record.plate(), out);
    out.put("found", record.found());
    writeIdentity(record, out);
    writeOwner(record, out);
    writeTechnical(record, out);
    writeStanding(record, out);
  }

  private static void writeIdentity(VehicleRecord record, Writing out) {
    out.put("plateKind", record.plateKind(), PlateKind::code);
    out.put("vehicleType", record.vehicleType(), VehicleType::code);
    out.put("useNature", record.use(), VehicleUse::code);
    out.put("vin", record.vin(), Vin::value);
    out.putPlain("brand", record.brand());
    out.putPlain("model", record.model());
    out.put("vehicleRegion", record.registrationRegion(), Values.regionCode(out));
  }

  private static void writeOwner(VehicleRecord record, Writing out) {
    out.putPlain("ownerName", record.owner());
    out.put("ownerUscc", record.ownerCreditCode(), UnifiedCreditCode::value);
    out.putPlain("enterpriseName", record.enterprise());
    out.put("transportCertNo", record.transportCertificate(), TransportCertificate::value);
    out.putPlain("transportCertStatus", record.certificateStatus());
    out.put("transportCertValidTo", record.certificateValidTo(), Values::text);
    out.putPlain("businessScope", record.businessScope());
  }

  private static void writeTechnical(VehicleRecord record, Writing out) {
    out.putPlain("axleNumber", record.axles());
    out.put("curbWeight", record.curbMass(), Mass::kilograms);
    out.put("approvedWeight", record.approvedMass(), Mass::kilograms);
    out.put("grossWeight", record.grossMass(), Mass::kilograms);
    out.put("size", record.dimensions(), Values::write);
  }

  private static void writeStanding(VehicleRecord record, Writing out) {
    out.put("inspectionValidTo", record.inspectionValidTo(), Values::text);
    out.put("insuranceValidTo", record.insuranceValidTo(), Values::text);
    out.putPlain("gnssOnline", record.positioningOnline());
    out.putPlain("overloadCount", record.illegalOverloads());
    out.put("blacklistReasons", record.blacklistFlags(), VehicleRecordMapping::codes);
    out.put("updateTime", record.updatedAt(), Values::text);
  }

  private static List<String> codes(List<DishonestReason> reasons) {
    return reasons.stream().map(DishonestReason::code).toList();
  }
}
