package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.OverloadData;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.VehicleType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * 超限检测记录 between Hangzhou's form, in tonnes, and the hub's. Their form ends with the permit: the
 * state of the record, judgements and where evidence lies are unknown of theirs, and not written.
 */
final class OverloadDataMapping {
  private static final int MOST_AXLES = 20;

  private OverloadDataMapping() {}

  static OverloadRecord read(OverloadData form, Reading in) {
    Instant detectedAt = in.required("out_station_time", form.getOutStationTime(), Values::instant);
    return read(form, detectedAt, in.on(BeijingDay.of(detectedAt)));
  }

  private static OverloadRecord read(OverloadData form, Instant detectedAt, Reading in) {
    Car car = PlateMapping.car(form.getCarNo(), form.getCarNoColor(), form.getHpzl());
    return new OverloadRecord(
        in.required("record_code", form.getRecordCode(), RecordCode::new),
        PlateMapping.reading(car, in),
        detectedAt,
        in.required("total_weight_t", form.getTotalWeightT(), Values::grossMass),
        in.field("out_station", form.getOutStation(), StationCode::new),
        in.field("site_name", form.getSiteName(), Values.text(120)),
        in.field("area_county", form.getAreaCounty(), Values.region(in.day())),
        in.field("vehicle_county", form.getVehicleCounty(), Values.region(in.day())),
        in.field(
            "rear_car",
            form.getRearCar(),
            rear -> PlateMapping.reading(rear, in.within("rear_car"))),
        in.field("vehicle_type", form.getVehicleType(), VehicleType::new),
        in.field("axis", form.getAxis(), Values.integer(1, MOST_AXLES)),
        in.field("axle_layout", form.getAxleLayout(), AxleLayout::new),
        in.list("axle_weights_t", form.getAxleWeightsT(), MOST_AXLES, Values::mass),
        in.field("limit", form.getLimit(), limit -> Sizes.read(limit, in.within("limit"))),
        in.field("over_weight_t", form.getOverWeightT(), Values::mass),
        in.field("over_rate", form.getOverRate(), rate -> new OverrunRate(Values.number(rate))),
        in.field("speed", form.getSpeed(), Values.integer(0, 300)),
        in.field("lane", form.getLane(), Values.integer(0, 20)),
        in.field("direction", form.getDirection(), Values.text(64)),
        in.field("size", form.getSize(), size -> Sizes.read(size, in.within("size"))),
        in.field("is_escape", form.getIsEscape(), fled -> fled),
        in.field("is_collect", form.getIsCollect(), complete -> complete),
        in.field("permit_no", form.getPermitNo(), Values.text(64)),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  static OverloadData write(OverloadRecord record, Writing out) {
    OverloadData form =
        new OverloadData()
            .recordCode(record.recordCode().value())
            .outStationTime(Values.time(record.detectedAt()))
            .totalWeightT(record.totalMass().tonnes());
    Car car = PlateMapping.write(record.plate(), out.day());
    form.carNo(car.getCarNo()).carNoColor(car.getCarNoColor()).setHpzl(car.getHpzl());
    writeSite(record, form, out);
    writeVehicle(record, form, out);
    writeWeighing(record, form, out);
    return form;
  }

  private static void writeSite(OverloadRecord record, OverloadData form, Writing out) {
    out.put("out_station", record.station(), StationCode::value, form::setOutStation);
    out.put("site_name", record.stationName(), form::setSiteName);
    out.put(
        "area_county", record.stationRegion(), Values.regionCode(out.day()), form::setAreaCounty);
    out.put("lane", record.lane(), form::setLane);
    out.put("direction", record.direction(), form::setDirection);
  }

  private static void writeVehicle(OverloadRecord record, OverloadData form, Writing out) {
    out.put(
        "vehicle_county",
        record.registrationRegion(),
        Values.regionCode(out.day()),
        form::setVehicleCounty);
    out.put(
        "rear_car",
        record.rearPlate(),
        rear -> PlateMapping.write(rear, out.day()),
        form::setRearCar);
    out.put("vehicle_type", record.vehicleType(), VehicleType::code, form::setVehicleType);
    out.put("axis", record.axles(), form::setAxis);
    out.put("axle_layout", record.axleLayout(), AxleLayout::value, form::setAxleLayout);
    out.put("size", record.dimensions(), Sizes::write, form::setSize);
    out.put("permit_no", record.permit(), form::setPermitNo);
  }

  private static void writeWeighing(OverloadRecord record, OverloadData form, Writing out) {
    out.put(
        "axle_weights_t", record.axleMasses(), OverloadDataMapping::tonnes, form::setAxleWeightsT);
    out.put("limit", record.limit(), Sizes::write, form::setLimit);
    out.put("over_weight_t", record.overMass(), Mass::tonnes, form::setOverWeightT);
    out.put("over_rate", record.overrunRate(), OverrunRate::percent, form::setOverRate);
    out.put("speed", record.speedKmh(), form::setSpeed);
    out.put("is_escape", record.fled(), form::setIsEscape);
    out.put("is_collect", record.evidenceComplete(), form::setIsCollect);
  }

  private static List<BigDecimal> tonnes(List<Mass> masses) {
    return masses.stream().map(Mass::tonnes).toList();
  }
}
