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
 * 预警: a watched vehicle was seen, once. It tells of this pass alone and never of earlier ones: more
 * than one is a track. The letter that carries it answers the letter that ordered the watch.
 *
 * @param orderId as the order has it
 * @param plate as seen, which is as ordered
 * @param plateConfidence how sure the camera is that it read the plate right, in percent; unknown
 *     where no camera did
 * @param position masked to a hundredth of a degree wherever a clause releases it
 * @param direction in the words of the station
 */
public record WatchHit(
    String orderId,
    Plate plate,
    Instant seenAt,
    HitSource source,
    Field<Integer> plateConfidence,
    Field<StationCode> station,
    Field<Position> position,
    Field<Integer> speedKmh,
    Field<String> direction,
    Field<Integer> lane,
    Field<Mass> grossMass)
    implements Item {
  public WatchHit {
    grossMass.value().ifPresent(Mass::requirePlausibleGross);
  }

  private static final Column<WatchHit, String> ORDER_ID =
      Column.required("orderId", Codecs.text(64), NORMAL, WatchHit::orderId);
  private static final Column<WatchHit, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, WatchHit::plate);
  private static final Column<WatchHit, Instant> SEEN_AT =
      Column.required("seenAt", Codecs.INSTANT, NORMAL, WatchHit::seenAt);
  private static final Column<WatchHit, HitSource> SOURCE =
      Column.required("source", Codecs.HIT_SOURCE, NORMAL, WatchHit::source);
  private static final Column<WatchHit, Integer> PLATE_CONFIDENCE =
      Column.field("plateConfidence", Codecs.integer(0, 100), NORMAL, WatchHit::plateConfidence);
  private static final Column<WatchHit, StationCode> STATION =
      Column.field("station", Codecs.STATION, INTERNAL, WatchHit::station);
  private static final Column<WatchHit, Position> POSITION =
      Column.sensitive("position", Codecs.POSITION, WatchHit::position, Position::masked);
  private static final Column<WatchHit, Integer> SPEED_KMH =
      Column.field("speedKmh", Codecs.integer(0, 300), NORMAL, WatchHit::speedKmh);
  private static final Column<WatchHit, String> DIRECTION =
      Column.field("direction", Codecs.text(64), INTERNAL, WatchHit::direction);
  private static final Column<WatchHit, Integer> LANE =
      Column.field("lane", Codecs.integer(0, 20), INTERNAL, WatchHit::lane);
  private static final Column<WatchHit, Mass> GROSS_MASS =
      Column.field("grossMass", Codecs.GROSS_MASS, NORMAL, WatchHit::grossMass);

  public static final ItemSchema<WatchHit> SCHEMA =
      new ItemSchema<>(
          ItemKind.WATCH_HIT,
          WatchHit.class,
          List.of(
              ORDER_ID,
              PLATE,
              SEEN_AT,
              SOURCE,
              PLATE_CONFIDENCE,
              STATION,
              POSITION,
              SPEED_KMH,
              DIRECTION,
              LANE,
              GROSS_MASS),
          v ->
              new WatchHit(
                  v.required(ORDER_ID),
                  v.required(PLATE),
                  v.required(SEEN_AT),
                  v.required(SOURCE),
                  v.field(PLATE_CONFIDENCE),
                  v.field(STATION),
                  v.field(POSITION),
                  v.field(SPEED_KMH),
                  v.field(DIRECTION),
                  v.field(LANE),
                  v.field(GROSS_MASS)));

  @Override
  public ItemKind kind() {
    return ItemKind.WATCH_HIT;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(BeijingDay.of(seenAt));
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
