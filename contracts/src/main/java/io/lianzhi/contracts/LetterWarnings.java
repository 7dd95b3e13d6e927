package io.lianzhi.contracts;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a sender is told of its letter although it is taken. */
public final class LetterWarnings {
  private LetterWarnings() {}

  /**
   * The warnings of a letter, in the order of its fields.
   *
   * @param taken when it came: codes are judged by that day where the item tells of none
   */
  public static List<Warning> of(Letter letter, Instant taken) {
    Item item = letter.item();
    LocalDate day = item.happenedOn().orElseGet(() -> BeijingDay.of(taken));
    return item.kind().schema().warnings(item, day);
  }
}
