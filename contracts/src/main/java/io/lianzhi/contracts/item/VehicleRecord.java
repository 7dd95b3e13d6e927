package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.json.Codecs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 车辆信息: what the registration city knows of a vehicle.
 *
 * @param found whether it knows the vehicle at all; a clean answer is an answer too
 * @param owner 车辆所有人, which may be a person
 * @param certificateStatus state of the road transport certificate in the sender's words
 * @param grossMass 总质量, one that a vehicle can have, else {@code UNIT_AMBIGUOUS}
 * @param illegalOverloads in the rolling 12 months, over all cities it knows of
 * @param updatedAt when the sender last refreshed the record
 */
public record VehicleRecord(
    Plate plate,
    Boolean found,
    Field<PlateKind> plateKind,
    Field<VehicleType> vehicleType,
    Field<VehicleUse> use,
    Field<Vin> vin,
    Field<String> brand,
    Field<String> model,
    Field<String> owner,
    Field<UnifiedCreditCode> ownerCreditCode,
    Field<String> enterprise,
    Field<TransportCertificate> transportCertificate,
    Field<String> certificateStatus,
    Field<LocalDate> certificateValidTo,
    Field<String> businessScope,
    Field<Region> registrationRegion,
    Field<Integer> axles,
    Field<Mass> curbMass,
    Field<Mass> approvedMass,
    Field<Mass> grossMass,
    Field<Dimensions> dimensions,
    Field<LocalDate> inspectionValidTo,
    Field<LocalDate> insuranceValidTo,
    Field<Boolean> positioningOnline,
    Field<Integer> illegalOverloads,
    Field<List<DishonestReason>> blacklistFlags,
    Field<Instant> updatedAt)
    implements Item {

  public VehicleRecord {
    grossMass.value().ifPresent(Mass::requirePlausibleGross);
    blacklistFlags = blacklistFlags.map(List::copyOf);
  }

  private static final Column<VehicleRecord, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, VehicleRecord::plate);
  private static final Column<VehicleRecord, Boolean> FOUND =
      Column.required("found", Codecs.BOOLEAN, NORMAL, VehicleRecord::found);
  private static final Column<VehicleRecord, PlateKind> PLATE_KIND =
      Column.field("plateKind", Codecs.PLATE_KIND, NORMAL, VehicleRecord::plateKind);
  private static final Column<VehicleRecord, VehicleType> VEHICLE_TYPE =
      Column.field("vehicleType", Codecs.VEHICLE_TYPE, PERSONAL, VehicleRecord::vehicleType);
  private static final Column<VehicleRecord, VehicleUse> USE =
      Column.field("use", Codecs.VEHICLE_USE, NORMAL, VehicleRecord::use);
  private static final Column<VehicleRecord, Vin> VIN =
      Column.field("vin", Codecs.VIN, PERSONAL, VehicleRecord::vin);
  private static final Column<VehicleRecord, String> BRAND =
      Column.field("brand", Codecs.text(64), PERSONAL, VehicleRecord::brand);
  private static final Column<VehicleRecord, String> MODEL =
      Column.field("model", Codecs.text(64), PERSONAL, VehicleRecord::model);
  private static final Column<VehicleRecord, String> OWNER =
      Column.field("owner", Codecs.text(120), PERSONAL, VehicleRecord::owner);
  private static final Column<VehicleRecord, UnifiedCreditCode> OWNER_CREDIT_CODE =
      Column.field("ownerCreditCode", Codecs.CREDIT_CODE, NORMAL, VehicleRecord::ownerCreditCode);
  private static final Column<VehicleRecord, String> ENTERPRISE =
      Column.field("enterprise", Codecs.text(120), NORMAL, VehicleRecord::enterprise);
  private static final Column<VehicleRecord, TransportCertificate> TRANSPORT_CERTIFICATE =
      Column.field(
          "transportCertificate",
          Codecs.TRANSPORT_CERTIFICATE,
          PERSONAL,
          VehicleRecord::transportCertificate);
  private static final Column<VehicleRecord, String> CERTIFICATE_STATUS =
      Column.field("certificateStatus", Codecs.text(32), NORMAL, VehicleRecord::certificateStatus);
  private static final Column<VehicleRecord, LocalDate> CERTIFICATE_VALID_TO =
      Column.field("certificateValidTo", Codecs.DATE, NORMAL, VehicleRecord::certificateValidTo);
  private static final Column<VehicleRecord, String> BUSINESS_SCOPE =
      Column.field("businessScope", Codecs.text(200), NORMAL, VehicleRecord::businessScope);
  private static final Column<VehicleRecord, Region> REGISTRATION_REGION =
      Column.field("registrationRegion", Codecs.REGION, NORMAL, VehicleRecord::registrationRegion);
  private static final Column<VehicleRecord, Integer> AXLES =
      Column.field("axles", Codecs.integer(1, 20), NORMAL, VehicleRecord::axles);
  private static final Column<VehicleRecord, Mass> CURB_MASS =
      Column.field("curbMass", Codecs.MASS, NORMAL, VehicleRecord::curbMass);
  private static final Column<VehicleRecord, Mass> APPROVED_MASS =
      Column.field("approvedMass", Codecs.MASS, NORMAL, VehicleRecord::approvedMass);
  private static final Column<VehicleRecord, Mass> GROSS_MASS =
      Column.field("grossMass", Codecs.GROSS_MASS, NORMAL, VehicleRecord::grossMass);
  private static final Column<VehicleRecord, Dimensions> DIMENSIONS =
      Column.field("dimensions", Codecs.DIMENSIONS, NORMAL, VehicleRecord::dimensions);
  private static final Column<VehicleRecord, LocalDate> INSPECTION_VALID_TO =
      Column.field("inspectionValidTo", Codecs.DATE, NORMAL, VehicleRecord::inspectionValidTo);
  private static final Column<VehicleRecord, LocalDate> INSURANCE_VALID_TO =
      Column.field("insuranceValidTo", Codecs.DATE, NORMAL, VehicleRecord::insuranceValidTo);
  private static final Column<VehicleRecord, Boolean> POSITIONING_ONLINE =
      Column.field("positioningOnline", Codecs.BOOLEAN, NORMAL, VehicleRecord::positioningOnline);
  private static final Column<VehicleRecord, Integer> ILLEGAL_OVERLOADS =
      Column.field(
          "illegalOverloads", Codecs.integer(0, 10_000), INTERNAL, VehicleRecord::illegalOverloads);
  private static final Column<VehicleRecord, List<DishonestReason>> BLACKLIST_FLAGS =
      Column.field(
          "blacklistFlags",
          Codecs.list(Codecs.DISHONEST_REASON, 10),
          INTERNAL,
          VehicleRecord::blacklistFlags);
  private static final Column<VehicleRecord, Instant> UPDATED_AT =
      Column.field("updatedAt", Codecs.INSTANT, NORMAL, VehicleRecord::updatedAt);

  public static final ItemSchema<VehicleRecord> SCHEMA =
      new ItemSchema<>(
          ItemKind.VEHICLE_RECORD,
          VehicleRecord.class,
          List.of(
              PLATE,
              FOUND,
              PLATE_KIND,
              VEHICLE_TYPE,
              USE,
              VIN,
              BRAND,
              MODEL,
              OWNER,
              OWNER_CREDIT_CODE,
              ENTERPRISE,
              TRANSPORT_CERTIFICATE,
              CERTIFICATE_STATUS,
              CERTIFICATE_VALID_TO,
              BUSINESS_SCOPE,
              REGISTRATION_REGION,
              AXLES,
              CURB_MASS,
              APPROVED_MASS,
              GROSS_MASS,
              DIMENSIONS,
              INSPECTION_VALID_TO,
              INSURANCE_VALID_TO,
              POSITIONING_ONLINE,
              ILLEGAL_OVERLOADS,
              BLACKLIST_FLAGS,
              UPDATED_AT),
          v ->
              new VehicleRecord(
                  v.required(PLATE),
                  v.required(FOUND),
                  v.field(PLATE_KIND),
                  v.field(VEHICLE_TYPE),
                  v.field(USE),
                  v.field(VIN),
                  v.field(BRAND),
                  v.field(MODEL),
                  v.field(OWNER),
                  v.field(OWNER_CREDIT_CODE),
                  v.field(ENTERPRISE),
                  v.field(TRANSPORT_CERTIFICATE),
                  v.field(CERTIFICATE_STATUS),
                  v.field(CERTIFICATE_VALID_TO),
                  v.field(BUSINESS_SCOPE),
                  v.field(REGISTRATION_REGION),
                  v.field(AXLES),
                  v.field(CURB_MASS),
                  v.field(APPROVED_MASS),
                  v.field(GROSS_MASS),
                  v.field(DIMENSIONS),
                  v.field(INSPECTION_VALID_TO),
                  v.field(INSURANCE_VALID_TO),
                  v.field(POSITIONING_ONLINE),
                  v.field(ILLEGAL_OVERLOADS),
                  v.field(BLACKLIST_FLAGS),
                  v.field(UPDATED_AT)));

  @Override
  public ItemKind kind() {
    return ItemKind.VEHICLE_RECORD;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return updatedAt.value().map(BeijingDay::of);
  }

  @Override
  public String subject() {
    return plate.key();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
