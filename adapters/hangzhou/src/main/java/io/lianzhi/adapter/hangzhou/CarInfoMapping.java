package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.CarInfo;
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
import io.lianzhi.contracts.json.Codecs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** 车辆信息 between Hangzhou's form and the hub's. */
final class CarInfoMapping {
  private CarInfoMapping() {}

  static VehicleRecord read(CarInfo form, Reading in) {
    Field<Instant> updatedAt = in.field("update_time", form.getUpdateTime(), Values::instant);
    LocalDate day = updatedAt.value().map(BeijingDay::of).orElse(in.day());
    return read(form, updatedAt, in.on(day));
  }

  private static VehicleRecord read(CarInfo form, Field<Instant> updatedAt, Reading in) {
    Car car = PlateMapping.car(form.getCarNo(), form.getCarNoColor(), form.getHpzl());
    return new VehicleRecord(
        PlateMapping.plate(car, in),
        in.required("is_found", form.getIsFound(), found -> found),
        in.field("plate_kind", form.getPlateKind(), PlateKind::new),
        in.field("vehicle_type", form.getVehicleType(), VehicleType::new),
        in.field("use_nature", form.getUseNature(), VehicleUse::new),
        in.field("vin", form.getVin(), Vin::of),
        in.field("brand", form.getBrand(), Values.text(64)),
        in.field("model", form.getModel(), Values.text(64)),
        in.field("car_holder", form.getCarHolder(), Values.text(120)),
        in.field("car_holder_uscc", form.getCarHolderUscc(), UnifiedCreditCode::of),
        in.field("company_name", form.getCompanyName(), Values.text(120)),
        in.field("road_transport_no", form.getRoadTransportNo(), TransportCertificate::new),
        in.field("road_transport_status", form.getRoadTransportStatus(), Values.text(32)),
        in.field("road_transport_valid_to", form.getRoadTransportValidTo(), Codecs.DATE::read),
        in.field("business_scope", form.getBusinessScope(), Values.text(200)),
        in.field("vehicle_county", form.getVehicleCounty(), Values.region(in.day())),
        in.field("axis", form.getAxis(), Values.integer(1, 20)),
        in.field("curb_weight_t", form.getCurbWeightT(), Values::mass),
        in.field("approved_weight_t", form.getApprovedWeightT(), Values::mass),
        in.field("gross_weight_t", form.getGrossWeightT(), Values::grossMass),
        in.field("size", form.getSize(), size -> Sizes.read(size, in.within("size"))),
        in.field("inspection_valid_to", form.getInspectionValidTo(), Codecs.DATE::read),
        in.field("insurance_valid_to", form.getInsuranceValidTo(), Codecs.DATE::read),
        in.field("gnss_online", form.getGnssOnline(), online -> online),
        in.field("overload_times_12m", form.getOverloadTimes12m(), Values.integer(0, 10_000)),
        in.list("blacklist_reasons", form.getBlacklistReasons(), 10, DishonestReason::new),
        updatedAt);
  }

  /** What is said of a vehicle that Hangzhou does not know. */
  static VehicleRecord notFound(Plate plate, Reading in) {
    CarInfo form = new CarInfo().isFound(false);
    Car car = PlateMapping.write(plate, in.day());
    form.carNo(car.getCarNo()).carNoColor(car.getCarNoColor()).setHpzl(car.getHpzl());
    return read(form, in);
  }

  static CarInfo write(VehicleRecord record, Writing out) {
    CarInfo form = new CarInfo().isFound(record.found());
    Car car = PlateMapping.write(record.plate(), out.day());
    form.carNo(car.getCarNo()).carNoColor(car.getCarNoColor()).setHpzl(car.getHpzl());
    writeIdentity(record, form, out);
    writeOwner(record, form, out);
    writeTechnical(record, form, out);
    writeStanding(record, form, out);
    return form;
  }

  private static void writeIdentity(VehicleRecord record, CarInfo form, Writing out) {
    out.put("plate_kind", record.plateKind(), PlateKind::code, form::setPlateKind);
    out.put("vehicle_type", record.vehicleType(), VehicleType::code, form::setVehicleType);
    out.put("use_nature", record.use(), VehicleUse::code, form::setUseNature);
    out.put("vin", record.vin(), Vin::value, form::setVin);
    out.put("brand", record.brand(), form::setBrand);
    out.put("model", record.model(), form::setModel);
    out.put(
        "vehicle_county",
        record.registrationRegion(),
        Values.regionCode(out.day()),
        form::setVehicleCounty);
  }

  private static void writeOwner(VehicleRecord record, CarInfo form, Writing out) {
    out.put("car_holder", record.owner(), form::setCarHolder);
    out.put(
        "car_holder_uscc",
        record.ownerCreditCode(),
        UnifiedCreditCode::value,
        form::setCarHolderUscc);
    out.put("company_name", record.enterprise(), form::setCompanyName);
    out.put(
        "road_transport_no",
        record.transportCertificate(),
        TransportCertificate::value,
        form::setRoadTransportNo);
    out.put("road_transport_status", record.certificateStatus(), form::setRoadTransportStatus);
    putDay(
        "road_transport_valid_to", record.certificateValidTo(), form::setRoadTransportValidTo, out);
    out.put("business_scope", record.businessScope(), form::setBusinessScope);
  }

  private static void writeTechnical(VehicleRecord record, CarInfo form, Writing out) {
    out.put("axis", record.axles(), form::setAxis);
    out.put("curb_weight_t", record.curbMass(), Mass::tonnes, form::setCurbWeightT);
    out.put("approved_weight_t", record.approvedMass(), Mass::tonnes, form::setApprovedWeightT);
    out.put("gross_weight_t", record.grossMass(), Mass::tonnes, form::setGrossWeightT);
    out.put("size", record.dimensions(), Sizes::write, form::setSize);
  }

  private static void writeStanding(VehicleRecord record, CarInfo form, Writing out) {
    putDay("inspection_valid_to", record.inspectionValidTo(), form::setInspectionValidTo, out);
    putDay("insurance_valid_to", record.insuranceValidTo(), form::setInsuranceValidTo, out);
    out.put("gnss_online", record.positioningOnline(), form::setGnssOnline);
    out.put("overload_times_12m", record.illegalOverloads(), form::setOverloadTimes12m);
    out.put(
        "blacklist_reasons",
        record.blacklistFlags(),
        CarInfoMapping::codes,
        form::setBlacklistReasons);
    out.put("update_time", record.updatedAt(), Values::time, form::setUpdateTime);
  }

  private static void putDay(
      String name, Field<LocalDate> day, Consumer<String> setter, Writing out) {
    out.put(name, day, LocalDate::toString, setter);
  }

  private static List<String> codes(List<DishonestReason> reasons) {
    return reasons.stream().map(DishonestReason::code).toList();
  }
}
