package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.BlacklistDelisting;
import io.lianzhi.adapter.hangzhou.generated.BlacklistListing;
import io.lianzhi.adapter.hangzhou.generated.CarInfo;
import io.lianzhi.adapter.hangzhou.generated.CarQuery;
import io.lianzhi.adapter.hangzhou.generated.CopyLetter;
import io.lianzhi.adapter.hangzhou.generated.Head;
import io.lianzhi.adapter.hangzhou.generated.LettersApi;
import io.lianzhi.adapter.hangzhou.generated.OverloadData;
import io.lianzhi.adapter.hangzhou.generated.VehiclesApi;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of Hangzhou's letters: its name at the hub, its request in their API, its web-hook
 * event, and how it is read.
 */
record Form<D>(
    String name,
    Route route,
    Class<D> type,
    Function<D, @Nullable Head> head,
    BiFunction<D, Reading, Item> reader) {
  /** By which request a letter goes, and as which event it comes. */
  record Route(Post post, String event) {}

  /** Makes the request that posts a letter's bytes. */
  interface Post {
    HttpRequest.Builder request(Function<String, URI> at, String idempotencyKey, byte[] body);
  }

  static final Form<CopyLetter> COPY_NOTICE =
      new Form<>(
          "copy-notice",
          new Route(LettersApi::createCopyNotice, "copy_notice.created"),
          CopyLetter.class,
          CopyLetter::getHead,
          CopyLetterMapping::read);
  static final Form<OverloadData> OVERLOAD_RECORD =
      new Form<>(
          "overload-record",
          new Route(LettersApi::createOverloadRecord, "overload.detected"),
          OverloadData.class,
          OverloadData::getHead,
          OverloadDataMapping::read);
  static final Form<CarQuery> VEHICLE_QUESTION =
      new Form<>(
          "vehicle-query",
          new Route(VehiclesApi::queryVehicle, "vehicle.queried"),
          CarQuery.class,
          CarQuery::getHead,
          CarQueryMapping::read);
  static final Form<CarInfo> VEHICLE_RECORD =
      new Form<>(
          "vehicle-answer",
          new Route(VehiclesApi::createVehicleAnswer, "vehicle.answered"),
          CarInfo.class,
          CarInfo::getHead,
          CarInfoMapping::read);
  static final Form<BlacklistListing> BLACKLIST_ENTRY =
      new Form<>(
          "blacklist-entry",
          new Route(LettersApi::createBlacklistEntry, "blacklist.listed"),
          BlacklistListing.class,
          BlacklistListing::getHead,
          BlacklistMapping::readEntry);
  static final Form<BlacklistDelisting> BLACKLIST_REMOVAL =
      new Form<>(
          "blacklist-removal",
          new Route(LettersApi::createBlacklistRemoval, "blacklist.removed"),
          BlacklistDelisting.class,
          BlacklistDelisting::getHead,
          BlacklistMapping::readRemoval);

  private static final List<Form<?>> ALL =
      List.of(
          COPY_NOTICE,
          OVERLOAD_RECORD,
          VEHICLE_QUESTION,
          VEHICLE_RECORD,
          BLACKLIST_ENTRY,
          BLACKLIST_REMOVAL);

  /**
   * The form of a kind that the adapter carries.
   *
   * @throws IllegalArgumentException for another
   */
  static Form<?> of(ItemKind kind) {
    return switch (kind) {
      case COPY_NOTICE -> COPY_NOTICE;
      case OVERLOAD_RECORD -> OVERLOAD_RECORD;
      case VEHICLE_QUESTION -> VEHICLE_QUESTION;
      case VEHICLE_RECORD -> VEHICLE_RECORD;
      case BLACKLIST_ENTRY -> BLACKLIST_ENTRY;
      case BLACKLIST_REMOVAL -> BLACKLIST_REMOVAL;
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
          throw new IllegalArgumentException("Hangzhou has no form for " + kind);
    };
  }

  static Optional<Form<?>> named(String name) {
    return ALL.stream().filter(form -> form.name.equals(name)).findFirst();
  }

  static Optional<Form<?>> ofEvent(String event) {
    return ALL.stream().filter(form -> form.route.event().equals(event)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
