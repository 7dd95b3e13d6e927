package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Head;
import io.lianzhi.adapter.hangzhou.generated.Withheld;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyCodes;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** 公文头: what all letters have, between Hangzhou's form and the hub's. */
final class HeadMapping {
  private static final int MOST_ADDRESSEES = 50;
  private static final int MOST_WITHHELD = 64;

  private final PartyCodes orgs;

  HeadMapping(PartyCodes orgs) {
    this.orgs = orgs;
  }

  /**
   * The letter with that head.
   *
   * @param caller who sends where the head does not say
   */
  Letter letter(Head head, Item item, PartyId caller, Reading in) {
    LetterId id = in.required("doc_id", head.getDocId(), LetterId::new);
    Origin from = origin(head, caller, in);
    return new Letter(
        id,
        in.optional("version", head.getVersion(), Values.integer(1, Integer.MAX_VALUE)).orElse(1),
        in.optional("affair_no", head.getAffairNo(), Matter::new)
            .orElseGet(() -> new Matter(id.value())),
        from,
        to(head, from.party(), in),
        in.required("purpose", head.getPurpose(), Purpose::new),
        item,
        in.optional("reply_to", head.getReplyTo(), LetterId::new),
        in.optional("answer_by", head.getAnswerBy(), Values::instant),
        in.optional("urgency", head.getUrgency(), HeadMapping::urgency).orElse(Urgency.ROUTINE),
        Optional.ofNullable(head.getIsTest()).orElse(false));
  }

  private Origin origin(Head head, PartyId caller, Reading in) {
    return new Origin(
        in.optional("from_org", head.getFromOrg(), this::sender).orElse(caller),
        in.optional("dept", head.getDept(), Values.text(64)),
        in.optional("officer_no", head.getOfficerNo(), Values.text(64)));
  }

  private PartyId sender(String code) {
    try {
      return orgs.party(code);
    } catch (InvalidValue unknown) {
      throw new InvalidValue(RefusalCode.WRONG_SENDER, "no such sender", unknown.accepted());
    }
  }

  private List<PartyId> to(Head head, PartyId sender, Reading in) {
    List<PartyId> to =
        in.required(
            "to_orgs",
            head.getToOrgs(),
            codes -> in.entries("to_orgs", codes, MOST_ADDRESSEES, orgs::party));
    if (to.isEmpty() || to.contains(sender) || to.stream().distinct().count() != to.size()) {
      throw in.refused(
          RefusalCode.TARGET_UNKNOWN,
          "to_orgs",
          "one or more parties, each once, none of them the sender");
    }
    return to;
  }

  /** The fields that were withheld, in Hangzhou's names. */
  static Map<String, Clause> withheld(Head head, Reading in) {
    Map<String, Clause> withheld = new LinkedHashMap<>();
    Optional.ofNullable(head.getWithheld())
        .ifPresent(entries ->
            in.entries("withheld", entries, MOST_WITHHELD, entry -> entry(entry, in))
                .forEach(withheld::putAll));
    return withheld;
  }

  private static Map<String, Clause> entry(Withheld entry, Reading in) {
    Reading at = in.within("withheld");
    return Map.of(
        at.required("field", entry.getField(), Values.text(64)),
        new Clause(
            at.required("memo_no", entry.getMemoNo(), Values.text(128)),
            at.required("clause_no", entry.getClauseNo(), Values.text(64))));
  }

  Head write(Letter letter, List<Withheld> withheld) {
    Head head =
        new Head()
            .docId(letter.id().value())
            .version(letter.version())
            .affairNo(letter.matter().value())
            .fromOrg(orgs.code(letter.from().party()))
            .toOrgs(letter.to().stream().map(orgs::code).toList())
            .purpose(letter.purpose().code())
            .urgency(code(letter.urgency()))
            .isTest(letter.test());
    letter.from().unit().ifPresent(head::setDept);
    letter.from().officer().ifPresent(head::setOfficerNo);
    letter.answers().ifPresent(question -> head.setReplyTo(question.value()));
    letter.answerBy().ifPresent(at -> head.setAnswerBy(Values.time(at)));
    Optional.of(withheld).filter(list -> !list.isEmpty()).ifPresent(head::setWithheld);
    return head;
  }

  private static Urgency urgency(String code) {
    return Stream.of(Urgency.values())
        .filter(urgency -> code(urgency).equals(code))
        .findFirst()
        .orElseThrow(
            () -> new InvalidValue(RefusalCode.CODE_UNKNOWN, "unknown urgency", "1, 2 or 3"));
  }

  private static String code(Urgency urgency) {
    return switch (urgency) {
      case ROUTINE -> "1";
      case URGENT -> "2";
      case IMMEDIATE -> "3";
    };
  }
}
