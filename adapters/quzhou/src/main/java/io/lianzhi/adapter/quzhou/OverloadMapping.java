package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.OverloadStatus;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.json.Codecs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** 超限检测记录 between Quzhou's form, in kilograms, and the hub's. */
final class OverloadMapping {
  private static final int MOST_AXLES = 20;

  private OverloadMapping() {}

  static OverloadRecord read(Reading letter) {
    Instant detectedAt = letter.required("checkTime", Values::time);
    Reading in = letter.on(BeijingDay.of(detectedAt));
    return new OverloadRecord(
        in.required("recordCode", Values.code(RecordCode::new)),
        PlateMapping.reading(in),
        detectedAt,
        in.required("totalWeight", Values::grossMass),
        in.field("stationCode", Values.code(StationCode::new)),
        in.field("siteName", Values.text(120)),
        in.field("siteRegion", Values.region(in.day())),
        in.field("vehicleRegion", Values.region(in.day())),
        in.object("rearVehicle", PlateMapping::reading),
        in.field("vehicleType", Values.code(VehicleType::new)),
        in.field("axleNumber", Values.integer(1, MOST_AXLES)),
        in.field("axleLayout", Values.code(AxleLayout::new)),
        in.list("axleWeights", MOST_AXLES, Values::mass),
        in.object("limit", Values::limit),
        in.field("overweight", Values::mass),
        in.field("overRate", rate -> new OverrunRate(Codecs.DECIMAL.read(rate))),
        in.field("speed", Values.integer(0, 300)),
        in.field("lane", Values.integer(0, 20)),
        in.field("direction", Values.text(64)),
        in.object("size", Values::dimensions),
        in.field("escaped", Values::truth),
        in.field("evidenceComplete", Values::truth),
        in.field("permitNo", Values.text(64)),
        in.field("status", Values.code(OverloadStatus::new)),
        in.field("unusual", Values::truth),
        in.field("mustPunish", Values::truth),
        in.field("outOfProvinceCopied", Values::truth),
        in.field("keySupervision", Values::truth),
        in.field("checkOrgan", Values.text(120)),
        in.field("snapshotTime", Values::time),
        in.field("measureType", Values.text(32)),
        in.field("storedTime", Values::time),
        in.list("evidence", 10, Values.text(500)));
  }

  static void write(OverloadRecord record, Writing out) {
    out.put("recordCode", record.recordCode().value());
    PlateMapping.write(record.plate(), out);
    out.put("checkTime", Values.text(record.detectedAt()));
    out.put("totalWeight", record.totalMass().kilograms());
    writeSite(record, out);
    writeVehicle(record, out);
    writeWeighing(record, out);
    writeState(record, out);
  }

  private static void writeSite(OverloadRecord record, Writing out) {
    out.put("stationCode", record.station(), StationCode::value);
    out.putPlain("siteName", record.stationName());
    out.put("siteRegion", record.stationRegion(), Values.regionCode(out));
    out.putPlain("lane", record.lane());
    out.putPlain("direction", record.direction());
    out.putPlain("checkOrgan", record.checkOrgan());
    out.putPlain("measureType", record.measureType());
  }

  private static void writeVehicle(OverloadRecord record, Writing out) {
    out.put("vehicleRegion", record.registrationRegion(), Values.regionCode(out));
    out.put("rearVehicle", record.rearPlate(), rear -> PlateMapping.tree(rear, out.day()));
    out.put("vehicleType", record.vehicleType(), VehicleType::code);
    out.putPlain("axleNumber", record.axles());
    out.put("axleLayout", record.axleLayout(), AxleLayout::value);
    out.put("size", record.dimensions(), Values::write);
    out.putPlain("permitNo", record.permit());
  }

  private static void writeWeighing(OverloadRecord record, Writing out) {
    out.put("axleWeights", record.axleMasses(), OverloadMapping::kilograms);
    out.put("limit", record.limit(), Values::write);
    out.put("overweight", record.overMass(), Mass::kilograms);
    out.put("overRate", record.overrunRate(), OverrunRate::percent);
    out.putPlain("speed", record.speedKmh());
    out.put("snapshotTime", record.snapshotAt(), Values::text);
    out.put("storedTime", record.storedAt(), Values::text);
  }

  private static void writeState(OverloadRecord record, Writing out) {
    out.putPlain("escaped", record.fled());
    out.putPlain("evidenceComplete", record.evidenceComplete());
    out.put("status", record.status(), OverloadStatus::name);
    out.putPlain("unusual", record.unusual());
    out.putPlain("mustPunish", record.mustBePunished());
    out.putPlain("outOfProvinceCopied", record.copiedOutOfProvince());
    out.putPlain("keySupervision", record.underKeySupervision());
    out.putPlain("evidence", record.evidence());
  }

  private static List<BigDecimal> kilograms(List<Mass> masses) {
    return masses.stream().map(Mass::kilograms).toList();
  }
}
