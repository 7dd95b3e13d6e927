package io.lianzhi.adapter.quzhou;

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
import java.util.stream.Stream;

/** 报文头: what all letters have, between Quzhou's form and the hub's. */
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
  Letter letter(Reading in, Item item, PartyId caller) {
    LetterId id = in.required("letterId", Values.code(LetterId::new));
    Origin from =
        new Origin(
            in.optional("fromOrg", Values.code(this::sender)).orElse(caller),
            in.optional("unit", Values.text(64)),
            in.optional("officerNo", Values.text(64)));
    return new Letter(
        id,
        in.optional("version", Values.integer(1, Integer.MAX_VALUE)).orElse(1),
        in.optional("matterNo", Values.code(Matter::new)).orElseGet(() -> new Matter(id.value())),
        from,
        to(in, from.party()),
        in.required("purpose", Values.code(Purpose::new)),
        item,
        in.optional("replyTo", Values.code(LetterId::new)),
        in.optional("answerBy", Values::time),
        in.optional("urgency", Values.code(HeadMapping::urgency)).orElse(Urgency.ROUTINE),
        in.optional("test", Values::truth).orElse(false));
  }

  private PartyId sender(String code) {
    try {
      return orgs.party(code);
    } catch (InvalidValue unknown) {
      throw new InvalidValue(RefusalCode.WRONG_SENDER, "no such sender", unknown.accepted());
    }
  }

  private List<PartyId> to(Reading in, PartyId sender) {
    List<PartyId> to =
        in.required(
            "toOrgs",
            codes -> in.entries("toOrgs", codes, MOST_ADDRESSEES, Values.code(orgs::party)));
    if (to.isEmpty() || to.contains(sender) || to.stream().distinct().count() != to.size()) {
      throw in.refused(
          RefusalCode.TARGET_UNKNOWN,
          "toOrgs",
          "one or more parties, each once, none of them the sender");
    }
    return to;
  }

  /** The fields that were withheld, in Quzhou's names. */
  static Map<String, Clause> withheld(Reading in) {
    Map<String, Clause> withheld = new LinkedHashMap<>();
    in.optional(
            "withheld",
            list ->
                in.entries(
                    "withheld", list, MOST_WITHHELD, entry -> entry(in.inside("withheld", entry))))
        .ifPresent(entries -> entries.forEach(withheld::putAll));
    return withheld;
  }

  private static Map<String, Clause> entry(Reading entry) {
    return Map.of(
        entry.required("field", Values.text(64)),
        new Clause(
            entry.required("memoNo", Values.text(128)),
            entry.required("clauseNo", Values.text(64))));
  }

  Map<String, Object> write(Letter letter, List<Map<String, Object>> withheld) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("letterId", letter.id().value());
    head.put("version", letter.version());
    head.put("matterNo", letter.matter().value());
    head.put("fromOrg", orgs.code(letter.from().party()));
    head.put("toOrgs", letter.to().stream().map(orgs::code).toList());
    letter.from().unit().ifPresent(unit -> head.put("unit", unit));
    letter.from().officer().ifPresent(officer -> head.put("officerNo", officer));
    head.put("purpose", letter.purpose().code());
    letter.answers().ifPresent(question -> head.put("replyTo", question.value()));
    letter.answerBy().ifPresent(at -> head.put("answerBy", Values.text(at)));
    head.put("urgency", code(letter.urgency()));
    head.put("test", letter.test());
    if (!withheld.isEmpty()) {
      head.put("withheld", withheld);
    }
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
