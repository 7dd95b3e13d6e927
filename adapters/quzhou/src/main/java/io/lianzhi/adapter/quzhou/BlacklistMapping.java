package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.SubjectType;
import java.time.LocalDate;

/** 黑名单列入 and 黑名单移出 between Quzhou's form and the hub's. */
final class BlacklistMapping {
  private BlacklistMapping() {}

  static BlacklistEntry readEntry(Reading letter) {
    LocalDate listedFrom = letter.required("listedFrom", Values::date);
    Reading in = letter.on(listedFrom);
    SubjectType type = in.required("subjectType", Values.code(SubjectMapping::type));
    Subject subject = SubjectMapping.read(in);
    if (!subject.fits(type)) {
      throw in.refused(
          RefusalCode.SCHEMA,
          "subjectType",
          "1 with vehicle, 2 with person, 3 to 5 with enterprise");
    }
    return new BlacklistEntry(
        in.required("entryId", Values.text(64)),
        subject,
        type,
        in.required("reasonCode", Values.code(DishonestReason::new)),
        listedFrom,
        in.required("listedTo", Values::date),
        in.list("caseNos", 50, Values.text(64)),
        in.field("determinedBy", Values.text(120)),
        in.field("determinedDate", Values::date),
        in.field("objectionUntil", Values::date),
        in.object("law", LawMapping::basis));
  }

  static void write(BlacklistEntry entry, Writing out) {
    out.put("entryId", entry.entryId());
    out.put("subjectType", SubjectMapping.code(entry.subjectType()));
    SubjectMapping.write(entry.subjectOfEntry(), out);
    out.put("reasonCode", entry.reason().code());
    out.put("listedFrom", Values.text(entry.listedFrom()));
    out.put("listedTo", Values.text(entry.listedTo()));
    out.putPlain("caseNos", entry.caseNumbers());
    out.putPlain("determinedBy", entry.determinedBy());
    out.put("determinedDate", entry.determinedOn(), Values::text);
    out.put("objectionUntil", entry.objectionUntil(), Values::text);
    out.put("law", entry.legalBasis(), LawMapping::write);
  }

  static BlacklistRemoval readRemoval(Reading letter) {
    LocalDate removedOn = letter.required("removedDate", Values::date);
    Reading in = letter.on(removedOn);
    return new BlacklistRemoval(
        in.required("entryId", Values.text(64)),
        SubjectMapping.read(in),
        removedOn,
        in.field("removalReason", Values.text(200)),
        in.field("determinedBy", Values.text(120)));
  }

  static void write(BlacklistRemoval removal, Writing out) {
    out.put("entryId", removal.entryId());
    SubjectMapping.write(removal.subjectOfEntry(), out);
    out.put("removedDate", Values.text(removal.removedOn()));
    out.putPlain("removalReason", removal.reason());
    out.putPlain("determinedBy", removal.determinedBy());
  }
}
