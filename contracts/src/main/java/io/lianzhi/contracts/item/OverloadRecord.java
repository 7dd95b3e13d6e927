package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.json.Codecs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 超限检测记录: one vehicle weighed in motion at or above the threshold. Weights are the raw ones:
 * tolerance is a matter of reports and never stored here.
 *
 * @param recordCode the provincial record code, an opaque text
 * @param plate as read; a vehicle without a plate is kept, and its plate is never a key
 * @param totalMass one that a vehicle can have, else {@code UNIT_AMBIGUOUS}
 * @param axles as many as {@code axleLayout} has, where both are known
 * @param limit the limit that applied and the rule that gave it
 * @param overMass not more than {@code totalMass}, else {@code UNIT_AMBIGUOUS}
 * @param overrunRate (total - limit) / limit, in percent: the record-level rate
 * @param fled the vehicle passed the station without stopping
 * @param permit number of the permit for a special load, where there is one
 * @param status how far the provincial platform has come with it
 * @param unusual 异常数据: weighed wrongly, and left out of every count
 * @param mustBePunished 判定应处罚, the judgement of the body that weighed
 * @param copiedOutOfProvince 外省抄告: copied to the province where the vehicle is registered
 * @param underKeySupervision 重点监管车辆
 * @param checkOrgan the body that examined the record
 * @param snapshotAt when the picture was taken
 * @param measureType how it was weighed, in the sender's words
 * @param storedAt 入库时间: when the platform took it in
 * @param evidence where pictures and films lie, as URL or path; the hub never opens them
 */
public record OverloadRecord(
    RecordCode recordCode,
    PlateReading plate,
    Instant detectedAt,
    Mass totalMass,
    Field<StationCode> station,
    Field<String> stationName,
    Field<Region> stationRegion,
    Field<Region> registrationRegion,
    Field<PlateReading> rearPlate,
    Field<VehicleType> vehicleType,
    Field<Integer> axles,
    Field<AxleLayout> axleLayout,
    Field<List<Mass>> axleMasses,
    Field<MassLimit> limit,
    Field<Mass> overMass,
    Field<OverrunRate> overrunRate,
    Field<Integer> speedKmh,
    Field<Integer> lane,
    Field<String> direction,
    Field<Dimensions> dimensions,
    Field<Boolean> fled,
    Field<Boolean> evidenceComplete,
    Field<String> permit,
    Field<OverloadStatus> status,
    Field<Boolean> unusual,
    Field<Boolean> mustBePunished,
    Field<Boolean> copiedOutOfProvince,
    Field<Boolean> underKeySupervision,
    Field<String> checkOrgan,
    Field<Instant> snapshotAt,
    Field<String> measureType,
    Field<Instant> storedAt,
    Field<List<String>> evidence)
    implements Item {

  public OverloadRecord {
    totalMass.requirePlausibleGross();
    requireSameAxles(axles, axleLayout);
    requirePart(overMass, totalMass);
    axleMasses = axleMasses.map(List::copyOf);
    evidence = evidence.map(List::copyOf);
  }

  private static void requireSameAxles(Field<Integer> axles, Field<AxleLayout> layout) {
    axles
        .value()
        .filter(count -> layout.value().filter(known -> known.axles() != count).isPresent())
        .ifPresent(contradiction -> {
          throw new InvalidValue(
              RefusalCode.SCHEMA,
              "axles are not those of the layout",
              "as many axles as axleLayout");
        });
  }

  private static void requirePart(Field<Mass> overMass, Mass totalMass) {
    overMass
        .value()
        .filter(over -> over.compareTo(totalMass) > 0)
        .ifPresent(mistaken -> {
          throw new InvalidValue(
              RefusalCode.UNIT_AMBIGUOUS,
              "more over the limit than weighed",
              "overMass and totalMass in the same unit, overMass not above totalMass");
        });
  }

  private static final Column<OverloadRecord, RecordCode> RECORD_CODE =
      Column.required("recordCode", Codecs.RECORD_CODE, NORMAL, OverloadRecord::recordCode);
  private static final Column<OverloadRecord, PlateReading> PLATE =
      Column.required("plate", Codecs.PLATE_READING, PERSONAL, OverloadRecord::plate);
  private static final Column<OverloadRecord, Instant> DETECTED_AT =
      Column.required("detectedAt", Codecs.INSTANT, NORMAL, OverloadRecord::detectedAt);
  private static final Column<OverloadRecord, Mass> TOTAL_MASS =
      Column.required("totalMass", Codecs.GROSS_MASS, NORMAL, OverloadRecord::totalMass);
  private static final Column<OverloadRecord, StationCode> STATION =
      Column.field("station", Codecs.STATION, NORMAL, OverloadRecord::station);
  private static final Column<OverloadRecord, String> STATION_NAME =
      Column.field("stationName", Codecs.text(120), NORMAL, OverloadRecord::stationName);
  private static final Column<OverloadRecord, Region> STATION_REGION =
      Column.field("stationRegion", Codecs.REGION, NORMAL, OverloadRecord::stationRegion);
  private static final Column<OverloadRecord, Region> REGISTRATION_REGION =
      Column.field("registrationRegion", Codecs.REGION, NORMAL, OverloadRecord::registrationRegion);
  private static final Column<OverloadRecord, PlateReading> REAR_PLATE =
      Column.field("rearPlate", Codecs.PLATE_READING, PERSONAL, OverloadRecord::rearPlate);
  private static final Column<OverloadRecord, VehicleType> VEHICLE_TYPE =
      Column.field("vehicleType", Codecs.VEHICLE_TYPE, PERSONAL, OverloadRecord::vehicleType);
  private static final Column<OverloadRecord, Integer> AXLES =
      Column.field("axles", Codecs.integer(1, 20), NORMAL, OverloadRecord::axles);
  private static final Column<OverloadRecord, AxleLayout> AXLE_LAYOUT =
      Column.field("axleLayout", Codecs.AXLE_LAYOUT, NORMAL, OverloadRecord::axleLayout);
  private static final Column<OverloadRecord, List<Mass>> AXLE_MASSES =
      Column.field("axleMasses", Codecs.list(Codecs.MASS, 20), NORMAL, OverloadRecord::axleMasses);
  private static final Column<OverloadRecord, MassLimit> LIMIT =
      Column.field("limit", Codecs.MASS_LIMIT, NORMAL, OverloadRecord::limit);
  private static final Column<OverloadRecord, Mass> OVER_MASS =
      Column.field("overMass", Codecs.MASS, NORMAL, OverloadRecord::overMass);
  private static final Column<OverloadRecord, OverrunRate> OVERRUN_RATE =
      Column.field("overrunRate", Codecs.OVERRUN_RATE, NORMAL, OverloadRecord::overrunRate);
  private static final Column<OverloadRecord, Integer> SPEED_KMH =
      Column.field("speedKmh", Codecs.integer(0, 300), NORMAL, OverloadRecord::speedKmh);
  private static final Column<OverloadRecord, Integer> LANE =
      Column.field("lane", Codecs.integer(0, 20), NORMAL, OverloadRecord::lane);
  private static final Column<OverloadRecord, String> DIRECTION =
      Column.field("direction", Codecs.text(64), NORMAL, OverloadRecord::direction);
  private static final Column<OverloadRecord, Dimensions> DIMENSIONS =
      Column.field("dimensions", Codecs.DIMENSIONS, NORMAL, OverloadRecord::dimensions);
  private static final Column<OverloadRecord, Boolean> FLED =
      Column.field("fled", Codecs.BOOLEAN, INTERNAL, OverloadRecord::fled);
  private static final Column<OverloadRecord, Boolean> EVIDENCE_COMPLETE =
      Column.field("evidenceComplete", Codecs.BOOLEAN, INTERNAL, OverloadRecord::evidenceComplete);
  private static final Column<OverloadRecord, String> PERMIT =
      Column.field("permit", Codecs.text(64), NORMAL, OverloadRecord::permit);
  private static final Column<OverloadRecord, OverloadStatus> STATUS =
      Column.field("status", Codecs.OVERLOAD_STATUS, INTERNAL, OverloadRecord::status);
  private static final Column<OverloadRecord, Boolean> UNUSUAL =
      Column.field("unusual", Codecs.BOOLEAN, INTERNAL, OverloadRecord::unusual);
  private static final Column<OverloadRecord, Boolean> MUST_BE_PUNISHED =
      Column.field("mustBePunished", Codecs.BOOLEAN, INTERNAL, OverloadRecord::mustBePunished);
  private static final Column<OverloadRecord, Boolean> COPIED_OUT_OF_PROVINCE =
      Column.field(
          "copiedOutOfProvince", Codecs.BOOLEAN, INTERNAL, OverloadRecord::copiedOutOfProvince);
  private static final Column<OverloadRecord, Boolean> UNDER_KEY_SUPERVISION =
      Column.field(
          "underKeySupervision", Codecs.BOOLEAN, INTERNAL, OverloadRecord::underKeySupervision);
  private static final Column<OverloadRecord, String> CHECK_ORGAN =
      Column.field("checkOrgan", Codecs.text(120), NORMAL, OverloadRecord::checkOrgan);
  private static final Column<OverloadRecord, Instant> SNAPSHOT_AT =
      Column.field("snapshotAt", Codecs.INSTANT, NORMAL, OverloadRecord::snapshotAt);
  private static final Column<OverloadRecord, String> MEASURE_TYPE =
      Column.field("measureType", Codecs.text(32), NORMAL, OverloadRecord::measureType);
  private static final Column<OverloadRecord, Instant> STORED_AT =
      Column.field("storedAt", Codecs.INSTANT, NORMAL, OverloadRecord::storedAt);
  private static final Column<OverloadRecord, List<String>> EVIDENCE =
      Column.field(
          "evidence", Codecs.list(Codecs.text(500), 10), INTERNAL, OverloadRecord::evidence);

  public static final ItemSchema<OverloadRecord> SCHEMA =
      new ItemSchema<>(
          ItemKind.OVERLOAD_RECORD,
          OverloadRecord.class,
          List.of(
              RECORD_CODE,
              PLATE,
              DETECTED_AT,
              TOTAL_MASS,
              STATION,
              STATION_NAME,
              STATION_REGION,
              REGISTRATION_REGION,
              REAR_PLATE,
              VEHICLE_TYPE,
              AXLES,
              AXLE_LAYOUT,
              AXLE_MASSES,
              LIMIT,
              OVER_MASS,
              OVERRUN_RATE,
              SPEED_KMH,
              LANE,
              DIRECTION,
              DIMENSIONS,
              FLED,
              EVIDENCE_COMPLETE,
              PERMIT,
              STATUS,
              UNUSUAL,
              MUST_BE_PUNISHED,
              COPIED_OUT_OF_PROVINCE,
              UNDER_KEY_SUPERVISION,
              CHECK_ORGAN,
              SNAPSHOT_AT,
              MEASURE_TYPE,
              STORED_AT,
              EVIDENCE),
          v ->
              new OverloadRecord(
                  v.required(RECORD_CODE),
                  v.required(PLATE),
                  v.required(DETECTED_AT),
                  v.required(TOTAL_MASS),
                  v.field(STATION),
                  v.field(STATION_NAME),
                  v.field(STATION_REGION),
                  v.field(REGISTRATION_REGION),
                  v.field(REAR_PLATE),
                  v.field(VEHICLE_TYPE),
                  v.field(AXLES),
                  v.field(AXLE_LAYOUT),
                  v.field(AXLE_MASSES),
                  v.field(LIMIT),
                  v.field(OVER_MASS),
                  v.field(OVERRUN_RATE),
                  v.field(SPEED_KMH),
                  v.field(LANE),
                  v.field(DIRECTION),
                  v.field(DIMENSIONS),
                  v.field(FLED),
                  v.field(EVIDENCE_COMPLETE),
                  v.field(PERMIT),
                  v.field(STATUS),
                  v.field(UNUSUAL),
                  v.field(MUST_BE_PUNISHED),
                  v.field(COPIED_OUT_OF_PROVINCE),
                  v.field(UNDER_KEY_SUPERVISION),
                  v.field(CHECK_ORGAN),
                  v.field(SNAPSHOT_AT),
                  v.field(MEASURE_TYPE),
                  v.field(STORED_AT),
                  v.field(EVIDENCE)));

  @Override
  public ItemKind kind() {
    return ItemKind.OVERLOAD_RECORD;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(BeijingDay.of(detectedAt));
  }

  @Override
  public String subject() {
    return plate instanceof Plate read ? read.key() : recordCode.value();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
