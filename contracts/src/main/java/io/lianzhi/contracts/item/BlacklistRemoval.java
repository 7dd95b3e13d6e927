package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.item.Sensitivity.INTERNAL;
import static io.lianzhi.contracts.item.Sensitivity.NORMAL;
import static io.lianzhi.contracts.item.Sensitivity.PERSONAL;

import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 黑名单移出: the entry no longer holds; it must be taken down at once.
 *
 * @param entryId the id under which the sender listed it
 */
public record BlacklistRemoval(
    String entryId,
    Subject subjectOfEntry,
    LocalDate removedOn,
    Field<String> reason,
    Field<String> determinedBy)
    implements Item {

  private static final Column<BlacklistRemoval, String> ENTRY_ID =
      Column.required("entryId", Codecs.text(64), NORMAL, BlacklistRemoval::entryId);
  private static final Column<BlacklistRemoval, Subject> SUBJECT =
      Column.required("subject", Codecs.SUBJECT, PERSONAL, BlacklistRemoval::subjectOfEntry);
  private static final Column<BlacklistRemoval, LocalDate> REMOVED_ON =
      Column.required("removedOn", Codecs.DATE, NORMAL, BlacklistRemoval::removedOn);
  private static final Column<BlacklistRemoval, String> REASON =
      Column.field("reason", Codecs.text(200), INTERNAL, BlacklistRemoval::reason);
  private static final Column<BlacklistRemoval, String> DETERMINED_BY =
      Column.field("determinedBy", Codecs.text(120), NORMAL, BlacklistRemoval::determinedBy);

  public static final ItemSchema<BlacklistRemoval> SCHEMA =
      new ItemSchema<>(
          ItemKind.BLACKLIST_REMOVAL,
          BlacklistRemoval.class,
          List.of(ENTRY_ID, SUBJECT, REMOVED_ON, REASON, DETERMINED_BY),
          v ->
              new BlacklistRemoval(
                  v.required(ENTRY_ID),
                  v.required(SUBJECT),
                  v.required(REMOVED_ON),
                  v.field(REASON),
                  v.field(DETERMINED_BY)));

  @Override
  public ItemKind kind() {
    return ItemKind.BLACKLIST_REMOVAL;
  }

  @Override
  public Optional<LocalDate> happenedOn() {
    return Optional.of(removedOn);
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
