package io.lianzhi.adapter.lishui;

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
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Lishui's party: files by SFTP in both directions, on the server that stands at Lishui's. */
final class LishuiAdapter implements Adapter {
  static final String FILES = "files";
  static final String RESULTS = "results";

  private final Connections connections;
  private final LishuiMapping mapping;
  private final Inbox inbox;
  private final Outgoing outgoing;
  private final TheirResults theirs;
  private final List<Line> lines;
  private final Clock clock;

  LishuiAdapter(House house, LishuiProperties properties) {
    Bodies bodies = new Bodies(house.parties(), house.hub());
    this.connections = new Connections(house.keys(), properties.server());
    this.mapping = new LishuiMapping(bodies, properties.agreed());
    this.clock = house.clock();
    this.inbox =
        new Inbox(
            new Remote(connections),
            mapping,
            new Results(mapping, bodies, house.party()),
            properties.files(),
            new Inbox.Own(region(house, house.party()), house.keys()::sm3, clock));
    this.outgoing =
        new Outgoing(
            new BatchFiles(
                new Remote(connections),
                mapping,
                new BatchFiles.Own(region(house, house.hub()), house.keys()::sm3, clock)));
    this.theirs = new TheirResults(new Remote(connections), house.keys()::sm3);
    this.lines =
        List.of(
            new Line.Poll(FILES, properties.pollInterval()),
            new Line.Poll(RESULTS, properties.pollInterval()));
  }

  private static String region(House house, PartyId party) {
    return house.parties().stream()
        .filter(profile -> profile.id().equals(party))
        .map(profile -> profile.region().code())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("lishui: no such party: " + party));
  }

  @Override
  public String mappingVersion() {
    return mapping.version();
  }

  @Override
  public List<CodeSet> codeSets() {
    return Codes.all();
  }

  @Override
  public boolean carries(ItemKind kind) {
    return mapping.carries(kind);
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
    return mapping.decode(opened);
  }

  @Override
  public RawMessage encode(Letter letter) {
    return mapping.encode(letter, BeijingDay.of(clock.instant()));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return outgoing.deliver(parcels);
  }

  @Override
  public List<Step> testConnection() {
    return new Folders(connections).test();
  }

  @Override
  public void close() {
    connections.close();
  }

  /** Nobody calls the hub in Lishui's name: what it says it says in {@link #taken}. */
  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    throw new IllegalStateException("lishui has no line of its own to be answered on");
  }

  @Override
  public Fetched fetch(Line.Poll line, String cursor) {
    return line.name().equals(RESULTS) ? theirs.fetch() : inbox.fetch(cursor);
  }

  @Override
  public void taken(Line.Poll line, Fetched fetched, List<List<PartReply>> replies) {
    if (line.name().equals(RESULTS)) {
      theirs.taken();
    } else {
      inbox.taken(fetched, replies);
    }
  }
}
