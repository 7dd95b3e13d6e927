package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.BlacklistDelisting;
import io.lianzhi.adapter.hangzhou.generated.BlacklistListing;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;

/** 黑名单列入 and 黑名单移出 between Hangzhou's form and the hub's. */
final class BlacklistMapping {
  private BlacklistMapping() {}

  static BlacklistEntry readEntry(BlacklistListing form, Reading in) {
    LocalDate listedFrom = in.required("listed_from", form.getListedFrom(), Codecs.DATE::read);
    SubjectType type = in.required("subject_type", form.getSubjectType(), SubjectMapping::type);
    Subject subject =
        SubjectMapping.read(
            new SubjectMapping.Named(form.getCar(), form.getPerson(), form.getCompany()),
            in.on(listedFrom));
    if (!subject.fits(type)) {
      throw in.refused(
          RefusalCode.SCHEMA, "subject_type", "1 with car, 2 with person, 3 to 5 with company");
    }
    return new BlacklistEntry(
        in.required("entry_id", form.getEntryId(), Values.text(64)),
        subject,
        type,
        in.required("reason_code", form.getReasonCode(), DishonestReason::new),
        listedFrom,
        in.required("listed_to", form.getListedTo(), Codecs.DATE::read),
        in.list("case_nos", form.getCaseNos(), 50, Values.text(64)),
        in.field("determined_by", form.getDeterminedBy(), Values.text(120)),
        in.field("determined_on", form.getDeterminedOn(), Codecs.DATE::read),
        in.field("objection_until", form.getObjectionUntil(), Codecs.DATE::read),
        in.field(
            "legal_basis",
            form.getLegalBasis(),
            basis -> LawMapping.basis(basis, in.within("legal_basis"))));
  }

  static BlacklistListing write(BlacklistEntry entry, Writing out) {
    SubjectMapping.Named subject = SubjectMapping.write(entry.subjectOfEntry(), out.day());
    BlacklistListing form =
        new BlacklistListing()
            .entryId(entry.entryId())
            .subjectType(SubjectMapping.code(entry.subjectType()))
            .reasonCode(entry.reason().code())
            .listedFrom(entry.listedFrom().toString())
            .listedTo(entry.listedTo().toString());
    form.car(subject.car()).person(subject.person()).setCompany(subject.company());
    out.put("case_nos", entry.caseNumbers(), form::setCaseNos);
    out.put("determined_by", entry.determinedBy(), form::setDeterminedBy);
    out.put("determined_on", entry.determinedOn(), LocalDate::toString, form::setDeterminedOn);
    out.put(
        "objection_until", entry.objectionUntil(), LocalDate::toString, form::setObjectionUntil);
    out.put("legal_basis", entry.legalBasis(), LawMapping::write, form::setLegalBasis);
    return form;
  }

  static BlacklistRemoval readRemoval(BlacklistDelisting form, Reading in) {
    LocalDate removedOn = in.required("removed_on", form.getRemovedOn(), Codecs.DATE::read);
    return new BlacklistRemoval(
        in.required("entry_id", form.getEntryId(), Values.text(64)),
        SubjectMapping.read(
            new SubjectMapping.Named(form.getCar(), form.getPerson(), form.getCompany()),
            in.on(removedOn)),
        removedOn,
        in.field("removal_reason", form.getRemovalReason(), Values.text(200)),
        in.field("determined_by", form.getDeterminedBy(), Values.text(120)));
  }

  static BlacklistDelisting write(BlacklistRemoval removal, Writing out) {
    SubjectMapping.Named subject = SubjectMapping.write(removal.subjectOfEntry(), out.day());
    BlacklistDelisting form =
        new BlacklistDelisting()
            .entryId(removal.entryId())
            .removedOn(removal.removedOn().toString());
    form.car(subject.car()).person(subject.person()).setCompany(subject.company());
    out.put("removal_reason", removal.reason(), form::setRemovalReason);
    out.put("determined_by", removal.determinedBy(), form::setDeterminedBy);
    return form;
  }
}
