package io.lianzhi.adapter.taizhou;

import io.lianzhi.adapter.taizhou.link.Link;
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
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.link.Session;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Taizhou's party: its event bus and the hub meet at the hub's queues. A letter is delivered once
 * the queue has it; what Taizhou says of it comes as a letter, if at all. Its positioning platform
 * calls the hub on a link of its own, where the settings have one.
 */
final class TaizhouAdapter implements Adapter {
  private static final String MAPPING = "taizhou-1";
  private static final String EVENTS = "events";

  private final House house;
  private final TaizhouMapping mapping;
  private final Optional<Link> link;
  private final List<Line> lines;
  private final Clock clock;

  TaizhouAdapter(House house, TaizhouProperties properties) {
    this.house = house;
    this.mapping = new TaizhouMapping(house.party());
    this.link = properties.link().map(settings -> new Link(house, settings));
    Line events = new Line.Queue(EVENTS, properties.queuePort(), new Signing.ChannelOnly());
    this.lines = Stream.concat(Stream.of(events), link.map(Link::line).stream()).toList();
    this.clock = house.clock();
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
          WATCH_REVOCATION,
          WATCH_HIT,
          VEHICLE_ALARM ->
          true;
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
    return Link.isOf(opened)
        ? link.orElseThrow().decode(opened)
        : Stream.of(mapping.decode(opened.raw().body(), BeijingDay.of(opened.at())));
  }

  @Override
  public Session connected(Line.Tcp line) {
    return link.orElseThrow().session();
  }

  @Override
  public RawMessage encode(Letter letter) {
    return mapping.encode(letter, BeijingDay.of(clock.instant()));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return parcels.stream().map(this::deliver).toList();
  }

  private Delivery deliver(Parcel parcel) {
    RawMessage message = parcel.message();
    String group = message.header(TaizhouMapping.GROUP).orElse("");
    try {
      house.queues().put(parcel.id(), message, group, end(parcel));
      return new Delivery.Accepted();
    } catch (UncheckedIOException away) {
      return new Delivery.RetryLater(Optional.empty(), "the queue took nothing");
    }
  }

  /** A question is of no use after its deadline, and nothing is kept longer than its clause. */
  private static Instant end(Parcel parcel) {
    return parcel
        .deadline()
        .filter(deadline -> deadline.isBefore(parcel.keptUntil()))
        .orElse(parcel.keptUntil());
  }

  /** Taizhou comes to the hub; where its link is to be called back, the house calls. */
  @Override
  public List<Step> testConnection() {
    return List.of();
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return Receipts.of(reply);
  }
}
