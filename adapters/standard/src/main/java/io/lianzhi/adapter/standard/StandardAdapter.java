package io.lianzhi.adapter.standard;

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
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Speaks the hub's own API with a party: its form is the letter in canonical JSON, so nothing is
 * lost either way.
 */
final class StandardAdapter implements Adapter {
  static final String FORM = "letter";
  static final String JSON = "application/json";

  private static final String MAPPING_VERSION = "standard-1";
  private static final List<Line> LINES =
      List.of(new Line.Api("letters", new Signing.MessageSignature()));

  private final Handover handover;
  private final Optional<StandardClient> client;

  private StandardAdapter(Handover handover, Optional<StandardClient> client) {
    this.handover = handover;
    this.client = client;
  }

  static StandardAdapter open(House house) {
    StandardProperties properties = StandardProperties.of(house.settings());
    return new StandardAdapter(
        properties.handover(),
        properties
            .url()
            .map(url -> new StandardClient(url, properties, house.keys(), house.clock())));
  }

  @Override
  public String mappingVersion() {
    return MAPPING_VERSION;
  }

  @Override
  public boolean carries(ItemKind kind) {
    return true;
  }

  @Override
  public Handover handover() {
    return handover;
  }

  @Override
  public List<Line> lines() {
    return LINES;
  }

  @Override
  public Stream<Part> decode(Opened opened) {
    return Stream.of(LetterReader.read(opened));
  }

  @Override
  public RawMessage encode(Letter letter) {
    return new RawMessage(FORM, JSON, LetterJson.write(letter));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    StandardClient called =
        client.orElseThrow(() -> new IllegalStateException("this party fetches its parcels"));
    return parcels.stream().map(called::deliver).toList();
  }

  @Override
  public List<Step> testConnection() {
    return client.map(StandardClient::test).orElseGet(List::of);
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return Replies.of(request, reply);
  }

  @Override
  public void close() {
    client.ifPresent(StandardClient::close);
  }
}
