package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 车辆查询: what an officer at the roadside asks the vehicle's registration city; of use for seconds.
 *
 * @param place where the vehicle was stopped, as road and stake or station
 */
public record VehicleQuestion(
    Plate plate, Field<Vin> vin, Field<String> place, Field<String> reason) implements Item {

  private static final Column<VehicleQuestion, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, VehicleQuestion::plate);
  private static final Column<VehicleQuestion, Vin> VIN =
      Column.field("vin", Codecs.VIN, PERSONAL, VehicleQuestion::vin);
  private static final Column<VehicleQuestion, String> PLACE =
      Column.field("place", Codecs.text(120), NORMAL, VehicleQuestion::place);
  private static final Column<VehicleQuestion, String> REASON =
      Column.field("reason", Codecs.text(120), INTERNAL, VehicleQuestion::reason);

  public static final ItemSchema<VehicleQuestion> SCHEMA =
      new ItemSchema<>(
          ItemKind.VEHICLE_QUESTION,
          VehicleQuestion.class,
          List.of(PLATE, VIN, PLACE, REASON),
          v ->
              new VehicleQuestion(
                  v.required(PLATE), v.field(VIN), v.field(PLACE), v.field(REASON)));

  @Override
  public ItemKind kind() {
    return ItemKind.VEHICLE_QUESTION;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.empty();
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
