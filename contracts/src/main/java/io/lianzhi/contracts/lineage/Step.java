package io.lianzhi.contracts.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value while it is read. */
final class Step {
  private final String place;
  private final String field;
  private final List<String> by = new ArrayList<>();
  private @Nullable Object theirs;
  private @Nullable Object ours;
  private boolean holdsOthers;

  /**
   * @param field empty where it is not known
   */
  Step(String place, String field) {
    this.place = place;
    this.field = field;
  }

  Step within(String name, String fieldName) {
    return new Step(place + "." + name, field + "." + fieldName);
  }

  boolean hasField() {
    return !field.isEmpty();
  }

  boolean isOf(Step other) {
    return field.equals(other.field);
  }

  /** What is read further keeps what it was at first. */
  void begin(@Nullable Object value) {
    if (theirs == null) {
      theirs = value;
    }
    ours = null;
  }

  void end(@Nullable Object value) {
    ours = value;
  }

  void note(String means) {
    if (!by.contains(means)) {
      by.add(means);
    }
  }

  void holdsOthers() {
    holdsOthers = true;
  }

  boolean isOne() {
    return !holdsOthers;
  }

  Translation translation() {
    return new Translation(
        place,
        hasField() ? Optional.of(field) : Optional.empty(),
        Optional.ofNullable(theirs).map(Shown::text).orElse(""),
        Optional.ofNullable(ours).map(Shown::text),
        by);
  }
}
