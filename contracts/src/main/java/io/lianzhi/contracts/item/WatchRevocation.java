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
 * 撤控: nobody need look out for the vehicle any longer, however long the order would have held. An
 * order under the same id that comes later is void: who wants the vehicle watched again gives the
 * new order a new id.
 *
 * @param orderId the id under which the sender ordered it
 * @param plate that of the order: its letters and this one keep their order by it
 */
public record WatchRevocation(String orderId, Plate plate, Instant revokedAt, Field<String> reason)
    implements Item {
  private static final Column<WatchRevocation, String> ORDER_ID =
      Column.required("orderId", Codecs.text(64), NORMAL, WatchRevocation::orderId);
  private static final Column<WatchRevocation, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, WatchRevocation::plate);
  private static final Column<WatchRevocation, Instant> REVOKED_AT =
      Column.required("revokedAt", Codecs.INSTANT, NORMAL, WatchRevocation::revokedAt);
  private static final Column<WatchRevocation, String> REASON =
      Column.field("reason", Codecs.text(200), INTERNAL, WatchRevocation::reason);

  public static final ItemSchema<WatchRevocation> SCHEMA =
      new ItemSchema<>(
          ItemKind.WATCH_REVOCATION,
          WatchRevocation.class,
          List.of(ORDER_ID, PLATE, REVOKED_AT, REASON),
          v ->
              new WatchRevocation(
                  v.required(ORDER_ID),
                  v.required(PLATE),
                  v.required(REVOKED_AT),
                  v.field(REASON)));

  @Override
  public ItemKind kind() {
    return ItemKind.WATCH_REVOCATION;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(BeijingDay.of(revokedAt));
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
