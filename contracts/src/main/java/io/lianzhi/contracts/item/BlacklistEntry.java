package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 黑名单列入: a vehicle, driver or enterprise that was found seriously dishonest in overload transport.
 * A person is named by a keyed token and a masked name only.
 *
 * @param entryId the sender's id of the entry, the same in its later versions and its removal
 * @param objectionUntil last day to object before the listing takes effect
 * @param listedTo last day of the listing, two years after it began
 */
public record BlacklistEntry(
    String entryId,
    Subject subjectOfEntry,
    SubjectType subjectType,
    DishonestReason reason,
    LocalDate listedFrom,
    LocalDate listedTo,
    Field<List<String>> caseNumbers,
    Field<String> determinedBy,
    Field<LocalDate> determinedOn,
    Field<LocalDate> objectionUntil,
    Field<LegalBasis> legalBasis)
    implements Item {

  public BlacklistEntry {
    if (!subjectOfEntry.fits(subjectType)) {
      throw new InvalidValue(
          RefusalCode.SCHEMA,
          "the subject is not of its type",
          "a plate for VEHICLE, a token for DRIVER, a credit code for the others");
    }
    if (listedTo.isBefore(listedFrom)) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "the listing ends before it begins", "listedTo from listedFrom on");
    }
    caseNumbers = caseNumbers.map(List::copyOf);
  }

  private static final Column<BlacklistEntry, String> ENTRY_ID =
      Column.required("entryId", Codecs.text(64), NORMAL, BlacklistEntry::entryId);
  private static final Column<BlacklistEntry, Subject> SUBJECT =
      Column.required("subject", Codecs.SUBJECT, PERSONAL, BlacklistEntry::subjectOfEntry);
  private static final Column<BlacklistEntry, SubjectType> SUBJECT_TYPE =
      Column.required("subjectType", Codecs.SUBJECT_TYPE, NORMAL, BlacklistEntry::subjectType);
  private static final Column<BlacklistEntry, DishonestReason> REASON =
      Column.required("reason", Codecs.DISHONEST_REASON, NORMAL, BlacklistEntry::reason);
  private static final Column<BlacklistEntry, LocalDate> LISTED_FROM =
      Column.required("listedFrom", Codecs.DATE, NORMAL, BlacklistEntry::listedFrom);
  private static final Column<BlacklistEntry, LocalDate> LISTED_TO =
      Column.required("listedTo", Codecs.DATE, NORMAL, BlacklistEntry::listedTo);
  private static final Column<BlacklistEntry, List<String>> CASE_NUMBERS =
      Column.field(
          "caseNumbers", Codecs.list(Codecs.text(64), 50), NORMAL, BlacklistEntry::caseNumbers);
  private static final Column<BlacklistEntry, String> DETERMINED_BY =
      Column.field("determinedBy", Codecs.text(120), NORMAL, BlacklistEntry::determinedBy);
  private static final Column<BlacklistEntry, LocalDate> DETERMINED_ON =
      Column.field("determinedOn", Codecs.DATE, NORMAL, BlacklistEntry::determinedOn);
  private static final Column<BlacklistEntry, LocalDate> OBJECTION_UNTIL =
      Column.field("objectionUntil", Codecs.DATE, NORMAL, BlacklistEntry::objectionUntil);
  private static final Column<BlacklistEntry, LegalBasis> LEGAL_BASIS =
      Column.field("legalBasis", Codecs.LEGAL_BASIS, NORMAL, BlacklistEntry::legalBasis);

  public static final ItemSchema<BlacklistEntry> SCHEMA =
      new ItemSchema<>(
          ItemKind.BLACKLIST_ENTRY,
          BlacklistEntry.class,
          List.of(
              ENTRY_ID,
              SUBJECT,
              SUBJECT_TYPE,
              REASON,
              LISTED_FROM,
              LISTED_TO,
              CASE_NUMBERS,
              DETERMINED_BY,
              DETERMINED_ON,
              OBJECTION_UNTIL,
              LEGAL_BASIS),
          v ->
              new BlacklistEntry(
                  v.required(ENTRY_ID),
                  v.required(SUBJECT),
                  v.required(SUBJECT_TYPE),
                  v.required(REASON),
                  v.required(LISTED_FROM),
                  v.required(LISTED_TO),
                  v.field(CASE_NUMBERS),
                  v.field(DETERMINED_BY),
                  v.field(DETERMINED_ON),
                  v.field(OBJECTION_UNTIL),
                  v.field(LEGAL_BASIS)));

  @Override
  public ItemKind kind() {
    return ItemKind.BLACKLIST_ENTRY;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(listedFrom);
  }

  @Override
  public String subject() {
    return subjectOfEntry.key();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
