package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.CarInfo;
import io.lianzhi.adapter.hangzhou.generated.CarQuery;
import io.lianzhi.adapter.hangzhou.generated.Event;
import io.lianzhi.adapter.hangzhou.generated.Head;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Between Hangzhou's form and the hub's, without I/O. A message is an event (by web-hook or from
 * the outbox), a bare letter, or an answer to a question that the hub put.
 */
final class HangzhouMapping {
  /** The form of events, and the name of their line. */
  static final String EVENTS = "events";

  /** The form of questions that an officer waits for, and the name of their line. */
  static final String QUERIES = "vehicle-queries";

  private static final String JSON = "application/json";

  private final HeadMapping heads;
  private final AnswerMapping answers;

  HangzhouMapping(PartyCodes orgs, PartyId party) {
    this.heads = new HeadMapping(orgs);
    this.answers = new AnswerMapping(heads, party);
  }

  /** The one part of a message: Hangzhou sends letters singly. */
  Part decode(Opened opened) {
    RawMessage raw = opened.raw();
    return switch (raw.form()) {
      case EVENTS -> event(opened);
      case QUERIES -> bare(Form.VEHICLE_QUESTION, opened);
      case AnswerMapping.ANSWER, AnswerMapping.NOT_FOUND ->
          guarded(AnswerMapping.id(raw), () -> answers.letter(raw, day(opened)));
      default ->
          Form.named(raw.form())
              .map(form -> bare(form, opened))
              .orElseGet(() -> rejected(Refused.of(RefusalCode.SCHEMA, ""), Optional.empty()));
    };
  }

  private static LocalDate day(Opened opened) {
    return BeijingDay.of(opened.at());
  }

  private Part event(Opened opened) {
    return tree(
        opened.raw(),
        tree -> {
          JsonNode data = tree.path("data");
          return guarded(id(data), () -> event(tree, data, opened));
        });
  }

  private Letter event(JsonNode tree, JsonNode data, Opened opened) {
    Event event = Json.bind(tree, Event.class, "");
    Reading in = Reading.at("", day(opened));
    in.required("event_id", event.getEventId(), Values.text(64));
    Form<?> form = in.required("event_type", event.getEventType(), HangzhouMapping::form);
    return letter(form, data, "data", opened);
  }

  private static Form<?> form(String event) {
    return Form.ofEvent(event)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.CODE_UNKNOWN, "unknown event type", "as the contract lists"));
  }

  private Part bare(Form<?> form, Opened opened) {
    return tree(opened.raw(), tree -> guarded(id(tree), () -> letter(form, tree, "", opened)));
  }

  private <D> Letter letter(Form<D> form, JsonNode tree, String at, Opened opened) {
    D document = Json.bind(tree, form.type(), at);
    Reading in = Reading.at(at, day(opened));
    Head head = in.present("head", form.head().apply(document));
    Reading inHead = in.within("head");
    Item item = form.reader().apply(document, in.withholding(HeadMapping.withheld(head, inHead)));
    return heads.letter(head, item, opened.party(), inHead);
  }

  private static Part tree(RawMessage raw, Function<JsonNode, Part> reader) {
    try {
      return reader.apply(Json.tree(raw.body()));
    } catch (RefusedException malformed) {
      return rejected(malformed.refused(), Optional.empty());
    }
  }

  /** Whatever foreign content is wrong becomes a part that says so. */
  private static Part guarded(Optional<LetterId> id, Supplier<Letter> reader) {
    try {
      return reader.get();
    } catch (RefusedException refused) {
      return rejected(refused.refused(), id);
    } catch (InvalidValue invalid) {
      return rejected(Refused.of(invalid, ""), id);
    }
  }

  private static Part rejected(Refused reason, Optional<LetterId> id) {
    return new Rejected(1, reason, id);
  }

  private static Optional<LetterId> id(JsonNode letter) {
    JsonNode id = letter.path("head").path("doc_id");
    try {
      return id.isString() ? Optional.of(new LetterId(id.stringValue())) : Optional.empty();
    } catch (InvalidValue unusable) {
      return Optional.empty();
    }
  }

  /**
   * The letter as the body of Hangzhou's API.
   *
   * @param today by whose codes it is written where it tells of no day itself
   */
  RawMessage encode(Letter letter, LocalDate today) {
    Writing out = new Writing(letter.item().happenedOn().orElse(today));
    return new RawMessage(
        Form.of(letter.item().kind()).name(), JSON, Json.write(document(letter, out)));
  }

  private Object document(Letter letter, Writing out) {
    return switch (letter.item()) {
      case CopyNotice notice -> {
        var form = CopyLetterMapping.write(notice, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case OverloadRecord record -> {
        var form = OverloadDataMapping.write(record, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case VehicleQuestion question -> {
        var form = CarQueryMapping.write(question, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case VehicleRecord record -> {
        var form = CarInfoMapping.write(record, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case BlacklistEntry entry -> {
        var form = BlacklistMapping.write(entry, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case BlacklistRemoval removal -> {
        var form = BlacklistMapping.write(removal, out);
        yield form.head(heads.write(letter, out.withheld()));
      }
      case WatchOrder _, WatchRevocation _, WatchHit _, VehicleAlarm _ ->
          throw new IllegalArgumentException("Hangzhou has no form for " + letter.item().kind());
    };
  }

  /**
   * What Hangzhou answered to {@code question} at once, ready for the intake; empty when
   * unreadable.
   */
  Optional<RawMessage> answer(RawMessage question, String parcel, byte[] body) {
    return Json.find(body, CarInfo.class)
        .filter(info -> Optional.ofNullable(info.getIsFound()).isPresent())
        .flatMap(info -> asked(question))
        .map(asked -> answers.answer(asked, parcel, body));
  }

  /** That Hangzhou does not know the vehicle of {@code question}. */
  Optional<RawMessage> notFound(RawMessage question, String parcel, byte[] body) {
    return asked(question).map(asked -> answers.notFound(asked, parcel, body));
  }

  private static Optional<CarQuery> asked(RawMessage question) {
    return Json.find(question.body(), CarQuery.class);
  }
}
