package io.lianzhi.adapter.quzhou;

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
import io.lianzhi.contracts.json.JsonTree;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Between Quzhou's form, which is {@code {bizType, head, data}}, and the hub's, without I/O. What
 * arrives here has been unsealed.
 */
final class QuzhouMapping {
  /** The name of the line for letters, and the form of what comes by it. */
  static final String LETTERS = "letters";

  /** The name of the line on which an officer waits. */
  static final String QUESTIONS = "vehicle-questions";

  private static final String JSON = "application/json";

  private final HeadMapping heads;
  private final AnswerMapping answers;
  private final Set<String> formerCodes;

  /**
   * @param party Quzhou
   * @param formerCodes retired region codes that it still wants
   */
  QuzhouMapping(PartyCodes orgs, PartyId party, Set<String> formerCodes) {
    this.heads = new HeadMapping(orgs);
    this.answers = new AnswerMapping(this, party);
    this.formerCodes = Set.copyOf(formerCodes);
  }

  /** The one part of a message: Quzhou sends letters singly. */
  Part decode(Opened opened) {
    RawMessage raw = opened.raw();
    LocalDate day = BeijingDay.of(opened.at());
    return switch (raw.form()) {
      case LETTERS -> letter(raw.body(), opened.party(), day, Optional.empty());
      case QUESTIONS -> letter(raw.body(), opened.party(), day, Optional.of(Biz.VEHICLE_QUESTION));
      case AnswerMapping.ANSWER, AnswerMapping.NOT_FOUND ->
          guarded(AnswerMapping.id(raw), () -> answers.letter(raw, day));
      default ->
          Biz.isNamed(raw.form())
              ? letter(raw.body(), opened.party(), day, Optional.of(Biz.named(raw.form())))
              : rejected(Refused.of(RefusalCode.SCHEMA, ""), Optional.empty());
    };
  }

  private Part letter(byte[] body, PartyId caller, LocalDate day, Optional<Biz> only) {
    Map<String, Object> tree;
    try {
      tree = JsonTree.readObject(body);
    } catch (InvalidValue malformed) {
      return rejected(Refused.of(malformed, ""), Optional.empty());
    }
    return guarded(id(tree), () -> letter(tree, caller, day, only));
  }

  private Letter letter(
      Map<String, Object> tree, PartyId caller, LocalDate day, Optional<Biz> only) {
    Reading in = Reading.of(tree, day);
    Biz biz = in.required("bizType", Values.code(Biz::named));
    if (only.filter(expected -> expected != biz).isPresent()) {
      throw in.refused(RefusalCode.SCHEMA, "bizType", "as the contract lists");
    }
    Reading head = in.object("head");
    Item item = biz.read(in.object("data").withholding(HeadMapping.withheld(head)));
    return heads.letter(head, item, caller);
  }

  /** A letter that the hub itself wrote in Quzhou's form. */
  Letter own(byte[] body, PartyId caller, LocalDate day) {
    return letter(JsonTree.readObject(body), caller, day, Optional.empty());
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

  private static Optional<LetterId> id(Map<String, Object> tree) {
    try {
      return tree.get("head") instanceof Map<?, ?> head && head.get("letterId") instanceof String id
          ? Optional.of(new LetterId(id))
          : Optional.empty();
    } catch (InvalidValue unusable) {
      return Optional.empty();
    }
  }

  /**
   * The letter in Quzhou's form, before it is sealed.
   *
   * @param today by whose codes it is written where it tells of no day itself
   */
  RawMessage encode(Letter letter, LocalDate today) {
    return new RawMessage(
        Biz.of(letter.item().kind()).type(), JSON, JsonTree.write(tree(letter, today)));
  }

  Map<String, Object> tree(Letter letter, LocalDate today) {
    Writing out = new Writing(letter.item().happenedOn().orElse(today), formerCodes);
    write(letter.item(), out);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("bizType", Biz.of(letter.item().kind()).type());
    tree.put("head", heads.write(letter, out.withheld()));
    tree.put("data", out.tree());
    return tree;
  }

  private static void write(Item item, Writing out) {
    switch (item) {
      case CopyNotice notice -> CopyNoticeMapping.write(notice, out);
      case OverloadRecord record -> OverloadMapping.write(record, out);
      case VehicleQuestion question -> VehicleQuestionMapping.write(question, out);
      case VehicleRecord record -> VehicleRecordMapping.write(record, out);
      case BlacklistEntry entry -> BlacklistMapping.write(entry, out);
      case BlacklistRemoval removal -> BlacklistMapping.write(removal, out);
      case WatchOrder order -> WatchMapping.write(order, out);
      case WatchRevocation revocation -> WatchMapping.write(revocation, out);
      case WatchHit _, VehicleAlarm _ ->
          throw new IllegalArgumentException("Quzhou has no form for " + item.kind());
    }
  }
}
