package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Fetched;
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
 * Hangzhou's party: web-hooks and waiting questions come by two HTTP lines, what web-hooks missed
 * by a poll of the outbox, and letters go by their API.
 */
final class HangzhouAdapter implements Adapter {
  private static final String MAPPING = "hangzhou-2.3.0-1";
  static final String WEBHOOK_SECRET = "webhook";
  private static final String OUTBOX = "outbox";

  private final HangzhouClient client;
  private final HangzhouMapping mapping;
  private final Replies replies;
  private final Courier courier;
  private final Outbox outbox;
  private final List<Line> lines;
  private final Clock clock;

  HangzhouAdapter(House house, HangzhouProperties properties) {
    PartyCodes orgs = new PartyCodes(house.parties(), house.hub());
    this.client = new HangzhouClient(house, properties);
    this.mapping = new HangzhouMapping(orgs, house.party());
    this.replies = new Replies(mapping, orgs);
    this.courier = new Courier(client, mapping, house.clock());
    this.outbox = new Outbox(client, house.clock());
    this.lines = lines(properties);
    this.clock = house.clock();
  }

  private static List<Line> lines(HangzhouProperties properties) {
    Signing signing =
        new Signing.Hmac(
            "X-Hz-Signature", "X-Hz-Timestamp", WEBHOOK_SECRET, properties.hmacTolerance());
    return List.of(
        new Line.Http(HangzhouMapping.EVENTS, "POST", "/events", signing).withoutAnswers(),
        new Line.Http(HangzhouMapping.QUERIES, "POST", "/vehicle-queries", signing),
        new Line.Poll(OUTBOX, properties.pollInterval()));
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
          BLACKLIST_REMOVAL ->
          true;
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM -> false;
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
  public Fetched fetch(Line.Poll line, String cursor) {
    return outbox.after(cursor);
  }

  @Override
  public void close() {
    client.close();
  }
}
