package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.House;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shaoxing: questions and feedback by SOAP 1.1 in the style of the police's platform, letters by
 * SOAP 1.2 with WS-Security.
 */
final class ShaoxingAdapter implements Adapter {
  static final String OBJECT_LINE = "soap11";
  static final String LETTER_LINE = "soap12";

  /** The name of the secret that both show: Shaoxing's "licence number of the interface". */
  static final String LICENCE = "jkxlh";

  /** Our name for a {@code <letter>} without its envelope. */
  static final String LETTER = "letter";

  private static final String XML = "application/xml";

  private final ShaoxingProperties properties;
  private final SharedSecrets secrets;
  private final ShaoxingMapping mapping;
  private final Replies replies;
  private final ShaoxingDelivery delivery;
  private final Descriptions descriptions;
  private final Clock clock;

  ShaoxingAdapter(House house, ShaoxingProperties properties) {
    this.properties = properties;
    this.secrets = house.secrets();
    Bodies bodies = new Bodies(house);
    this.mapping = new ShaoxingMapping(bodies);
    this.replies = new Replies(mapping, bodies);
    this.descriptions = new Descriptions(house.keys(), properties);
    this.clock = house.clock();
    this.delivery = new ShaoxingDelivery(() -> new ShaoxingClient(house, properties));
  }

  @Override
  public String mappingVersion() {
    return ShaoxingMapping.version();
  }

  @Override
  public List<CodeSet> codeSets() {
    return Codes.all();
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
    return List.of(
        new Line.Http(OBJECT_LINE, "POST", "/soap/objects", new Signing.ChannelOnly()),
        new Line.Http(
            LETTER_LINE,
            "POST",
            "/soap/letters",
            new Signing.WsSecurity(properties.clocks().skew())));
  }

  @Override
  public Stream<Part> decode(Opened opened) {
    return Stream.of(part(opened));
  }

  private Part part(Opened opened) {
    Optional<LetterId> id = Optional.empty();
    try {
      Incoming incoming = incoming(opened);
      id = incoming.id();
      return incoming.read(opened, mapping);
    } catch (RefusedException refused) {
      return new Rejected(1, refused.refused(), id);
    }
  }

  /** What came, by the name that the line or we gave it. */
  private Incoming incoming(Opened opened) {
    RawMessage raw = opened.raw();
    return switch (raw.form()) {
      case OBJECT_LINE -> object(ObjectCall.read(raw.body()), opened.at());
      case LETTER_LINE -> new Incoming.OfLetter(LetterCall.read(raw.body()));
      case LETTER -> new Incoming.OfLetter(document(raw));
      case ShaoxingDelivery.ANSWER -> Incoming.OfAnswer.in(document(raw), raw);
      default ->
          Incoming.OfObject.in(
              document(raw),
              ObjectId.of(raw.form())
                  .orElseThrow(
                      () -> Refused.of(RefusalCode.SCHEMA, "", "a line's form").asException()));
    };
  }

  private Incoming object(ObjectCall call, Instant at) {
    call.requireLicence(shown -> secrets.takes(LICENCE, shown, at));
    call.requireSystem(properties.system());
    return Incoming.OfObject.in(call.document(), call.id());
  }

  private static Element document(RawMessage raw) {
    try {
      return XmlReader.read(UrlText.utf8(raw.body()));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
    }
  }

  @Override
  public RawMessage encode(Letter letter) {
    String form = ShaoxingMapping.objectOf(letter.item().kind()).map(ObjectId::code).orElse(LETTER);
    return new RawMessage(form, XML, document(letter).getBytes(StandardCharsets.UTF_8));
  }

  private String document(Letter letter) {
    Element document = mapping.write(letter, BeijingDay.of(clock.instant()));
    try {
      return XmlWriter.write(document);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
    }
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return parcels.stream().map(delivery::deliver).toList();
  }

  @Override
  public List<Step> testConnection() {
    return descriptions.test();
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return request.form().equals(OBJECT_LINE)
        ? replies.toObject(request, reply)
        : replies.toLetter(request, reply);
  }
}
