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
 * 车辆报警: an alarm of a vehicle whose terminal is monitored (JT/T 809), such as of a coach or a truck
 * with dangerous goods.
 *
 * @param alarmNumber the platform's number of the alarm: its supervision or information id
 * @param position masked to a hundredth of a degree wherever a clause releases it
 * @param description in the platform's words
 */
public record VehicleAlarm(
    Plate plate,
    AlarmType alarmType,
    AlarmSource alarmSource,
    Instant raisedAt,
    Field<String> alarmNumber,
    Field<Position> position,
    Field<String> description)
    implements Item {
  private static final Column<VehicleAlarm, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, VehicleAlarm::plate);
  private static final Column<VehicleAlarm, AlarmType> ALARM_TYPE =
      Column.required("alarmType", Codecs.ALARM_TYPE, NORMAL, VehicleAlarm::alarmType);
  private static final Column<VehicleAlarm, AlarmSource> ALARM_SOURCE =
      Column.required("alarmSource", Codecs.ALARM_SOURCE, NORMAL, VehicleAlarm::alarmSource);
  private static final Column<VehicleAlarm, Instant> RAISED_AT =
      Column.required("raisedAt", Codecs.INSTANT, NORMAL, VehicleAlarm::raisedAt);
  private static final Column<VehicleAlarm, String> ALARM_NUMBER =
      Column.field("alarmNumber", Codecs.text(32), NORMAL, VehicleAlarm::alarmNumber);
  private static final Column<VehicleAlarm, Position> POSITION =
      Column.sensitive("position", Codecs.POSITION, VehicleAlarm::position, Position::masked);
  private static final Column<VehicleAlarm, String> DESCRIPTION =
      Column.field("description", Codecs.text(300), INTERNAL, VehicleAlarm::description);

  public static final ItemSchema<VehicleAlarm> SCHEMA =
      new ItemSchema<>(
          ItemKind.VEHICLE_ALARM,
          VehicleAlarm.class,
          List.of(PLATE, ALARM_TYPE, ALARM_SOURCE, RAISED_AT, ALARM_NUMBER, POSITION, DESCRIPTION),
          v ->
              new VehicleAlarm(
                  v.required(PLATE),
                  v.required(ALARM_TYPE),
                  v.required(ALARM_SOURCE),
                  v.required(RAISED_AT),
                  v.field(ALARM_NUMBER),
                  v.field(POSITION),
                  v.field(DESCRIPTION)));

  @Override
  public ItemKind kind() {
    return ItemKind.VEHICLE_ALARM;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(BeijingDay.of(raisedAt));
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
