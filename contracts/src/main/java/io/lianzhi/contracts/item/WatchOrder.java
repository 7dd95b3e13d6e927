package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.json.Codecs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 布控: the addressee is asked to look out for one vehicle while the order holds. It names no person:
 * neither by name nor by number or telephone.
 *
 * @param orderId the id under which the sender keeps it, the same in its later versions, its
 *     revocation and its hits
 * @param validTo when it ends by itself, after {@code validFrom} and at most 366 days later: who
 *     still wants it then has to say so, since nothing personal is kept for longer than its purpose
 *     needs (个人信息保护法 19)
 * @param stations where to look; everywhere when there are none
 * @param roads where to look, as the requester calls them
 * @param requestedBy the body that wants it, never a person
 * @param contactUnit the team that takes hits up, never a person
 */
public record WatchOrder(
    String orderId,
    Plate plate,
    Instant validFrom,
    Instant validTo,
    WatchAction action,
    String reason,
    Field<Vin> vin,
    Field<RiskLevel> riskLevel,
    Field<List<StationCode>> stations,
    Field<List<String>> roads,
    Field<String> requestedBy,
    Field<String> contactUnit,
    Field<LegalBasis> legalBasis)
    implements Item {
  private static final Duration LONGEST = Duration.ofDays(366);

  public WatchOrder {
    if (!validTo.isAfter(validFrom) || validTo.isAfter(validFrom.plus(LONGEST))) {
      throw new InvalidValue(
          RefusalCode.SCHEMA,
          "the order ends before it begins, or holds too long",
          "validTo after validFrom, by 366 days at most");
    }
    stations = stations.map(List::copyOf);
    roads = roads.map(List::copyOf);
  }

  private static final Column<WatchOrder, String> ORDER_ID =
      Column.required("orderId", Codecs.text(64), NORMAL, WatchOrder::orderId);
  private static final Column<WatchOrder, Plate> PLATE =
      Column.required("plate", Codecs.PLATE, PERSONAL, WatchOrder::plate);
  private static final Column<WatchOrder, Instant> VALID_FROM =
      Column.required("validFrom", Codecs.INSTANT, NORMAL, WatchOrder::validFrom);
  private static final Column<WatchOrder, Instant> VALID_TO =
      Column.required("validTo", Codecs.INSTANT, NORMAL, WatchOrder::validTo);
  private static final Column<WatchOrder, WatchAction> ACTION =
      Column.required("action", Codecs.WATCH_ACTION, INTERNAL, WatchOrder::action);
  private static final Column<WatchOrder, String> REASON =
      Column.required("reason", Codecs.text(200), INTERNAL, WatchOrder::reason);
  private static final Column<WatchOrder, Vin> VIN =
      Column.field("vin", Codecs.VIN, PERSONAL, WatchOrder::vin);
  private static final Column<WatchOrder, RiskLevel> RISK_LEVEL =
      Column.field("riskLevel", Codecs.RISK_LEVEL, INTERNAL, WatchOrder::riskLevel);
  private static final Column<WatchOrder, List<StationCode>> STATIONS =
      Column.field("stations", Codecs.list(Codecs.STATION, 50), INTERNAL, WatchOrder::stations);
  private static final Column<WatchOrder, List<String>> ROADS =
      Column.field("roads", Codecs.list(Codecs.text(120), 50), INTERNAL, WatchOrder::roads);
  private static final Column<WatchOrder, String> REQUESTED_BY =
      Column.field("requestedBy", Codecs.text(120), NORMAL, WatchOrder::requestedBy);
  private static final Column<WatchOrder, String> CONTACT_UNIT =
      Column.field("contactUnit", Codecs.text(120), NORMAL, WatchOrder::contactUnit);
  private static final Column<WatchOrder, LegalBasis> LEGAL_BASIS =
      Column.field("legalBasis", Codecs.LEGAL_BASIS, NORMAL, WatchOrder::legalBasis);

  public static final ItemSchema<WatchOrder> SCHEMA =
      new ItemSchema<>(
          ItemKind.WATCH_ORDER,
          WatchOrder.class,
          List.of(
              ORDER_ID,
              PLATE,
              VALID_FROM,
              VALID_TO,
              ACTION,
              REASON,
              VIN,
              RISK_LEVEL,
              STATIONS,
              ROADS,
              REQUESTED_BY,
              CONTACT_UNIT,
              LEGAL_BASIS),
          v ->
              new WatchOrder(
                  v.required(ORDER_ID),
                  v.required(PLATE),
                  v.required(VALID_FROM),
                  v.required(VALID_TO),
                  v.required(ACTION),
                  v.required(REASON),
                  v.field(VIN),
                  v.field(RISK_LEVEL),
                  v.field(STATIONS),
                  v.field(ROADS),
                  v.field(REQUESTED_BY),
                  v.field(CONTACT_UNIT),
                  v.field(LEGAL_BASIS)));

  @Override
  public ItemKind kind() {
    return ItemKind.WATCH_ORDER;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(BeijingDay.of(validFrom));
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
