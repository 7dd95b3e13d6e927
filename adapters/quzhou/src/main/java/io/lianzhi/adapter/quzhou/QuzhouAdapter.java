package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Quzhou's party: sealed letters and waiting questions come by two HTTP lines, and letters go
 * through its data gateway.
 */
final class QuzhouAdapter implements Adapter {
  /** The headers of SM2 signatures, both ways. */
  static final Signing.StampHeaders STAMP =
      new Signing.StampHeaders("X-QZ-Timestamp", "X-QZ-Nonce", "X-QZ-Signature");

  private static final String MAPPING = "quzhou-1.0-1";

  private final QuzhouClient client;
  private final QuzhouMapping mapping;
  private final Replies replies;
  private final Courier courier;
  private final List<Line> lines;
  private final Clock clock;

  QuzhouAdapter(House house, QuzhouProperties properties) {
    PartyCodes orgs = new PartyCodes(house.parties(), house.hub());
    this.mapping = new QuzhouMapping(orgs, house.party(), properties.formerRegionCodes());
    this.replies = new Replies(mapping, orgs, house.keys());
    this.client = new QuzhouClient(house, properties);
    this.courier = new Courier(client, house.keys(), properties.codes(), house.clock());
    this.lines = lines(properties);
    this.clock = house.clock();
  }

  private static List<Line> lines(QuzhouProperties properties) {
    Signing signing = new Signing.NationalSeal(STAMP, properties.window());
    return List.of(
        new Line.Http(QuzhouMapping.LETTERS, "POST", "/letters", signing).withoutAnswers(),
        new Line.Http(QuzhouMapping.QUESTIONS, "POST", "/vehicle-questions", signing));
  }

  @Override
  public String mappingVersion() {
    return MAPPING;
  }

  @Override
  public boolean carries(ItemKind kind) {
    return switch (kind) {
      case COPY_NOTICE,
          VEHICLE_QUESTION,
          VEHICLE_RECORD,
          OVERLOAD_RECORD,
          BLACKLIST_ENTRY,
          BLACKLIST_REMOVAL,
          WATCH_ORDER,
          WATCH_REVOCATION ->
          true;
      case WATCH_HIT, VEHICLE_ALARM -> false;
    };
  }

  @Override
  public Handover handover() {
    return Handover.CALLED;
  }

  @Override
  public List<Line> lines() {
    return lines;
  }

  @Override
  public Stream<Part> decode(Opened opened) {
    return Stream.of(mapping.decode(opened));
  }

  @Override
  public RawMessage encode(Letter letter) {
    return mapping.encode(letter, BeijingDay.of(clock.instant()));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return parcels.stream().map(courier::deliver).toList();
  }

  @Override
  public List<Step> testConnection() {
    return client.test();
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return replies.of(request, reply);
  }

  @Override
  public void close() {
    client.close();
  }
}
