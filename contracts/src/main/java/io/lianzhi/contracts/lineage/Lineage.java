package io.lianzhi.contracts.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, value by value, what reading a party's form turns into what. Mappings announce each
 * value that they read, and tables and units say that they were asked; where nobody {@linkplain
 * #record records}, that costs next to nothing. Nothing of it is stored: it is recomputed from the
 * original when somebody wants to know. What was written for a party is told by reading it back.
 */
public final class Lineage {
  private static final ScopedValue<Lineage> RECORDING = ScopedValue.newInstance();

  private final List<Step> steps = new ArrayList<>();
  private @Nullable Step current;

  private Lineage() {}

  /**
   * What a translation came to, with every value on its way.
   *
   * @param result empty where the translation failed
   */
  public record Recorded<R>(Optional<R> result, List<Translation> values) {
    public Recorded {
      values = List.copyOf(values);
    }
  }

  /**
   * Reads, and writes down how. What the reading throws for a value that it does not understand
   * ends it, and what was read until then is told.
   *
   * @param translation of one letter, consumed wholly: a stream that is left open records nothing
   */
  public static <R> Recorded<R> record(Supplier<R> translation) {
    Lineage lineage = new Lineage();
    Optional<R> result =
        ScopedValue.where(RECORDING, lineage).call(() -> lineage.guarded(translation));
    return new Recorded<>(result, lineage.steps.stream().map(Step::translation).toList());
  }

  /** The same of a translation that may come to nothing. */
  public static <R> Recorded<R> recordPresent(Supplier<Optional<R>> translation) {
    Recorded<Optional<R>> recorded = record(translation);
    return new Recorded<>(recorded.result().flatMap(found -> found), recorded.values());
  }

  private <R> Optional<R> guarded(Supplier<R> translation) {
    try {
      return Optional.of(translation.get());
    } catch (io.lianzhi.contracts.RefusedException | io.lianzhi.contracts.InvalidValue said) {
      return Optional.empty();
    }
  }

  /** Reads a value that stands at {@code place} of the party's form. */
  public static <T, R> R read(String place, T theirs, Function<? super T, ? extends R> reader) {
    return RECORDING.isBound()
        ? RECORDING.get().step(new Step(place, ""), theirs, reader)
        : reader.apply(theirs);
  }

  /**
   * The same where it is known what it will be called.
   *
   * @param field of the hub's form; a value of that field that was read before is read further
   */
  public static <T, R> R read(
      String place, String field, T theirs, Function<? super T, ? extends R> reader) {
    return RECORDING.isBound()
        ? RECORDING.get().step(new Step(place, field), theirs, reader)
        : reader.apply(theirs);
  }

  /** The same of a value that stands within the one that is being read, or at the top. */
  public static <T, R> R inside(
      String name, String field, T theirs, Function<? super T, ? extends R> reader) {
    return RECORDING.isBound()
        ? RECORDING.get().step(RECORDING.get().within(name, field), theirs, reader)
        : reader.apply(theirs);
  }

  private Step within(String name, String field) {
    return current == null ? new Step(name, field) : current.within(name, field);
  }

  /** The value at hand is translated by this version of this table. */
  public static void by(String table, String version) {
    if (RECORDING.isBound()) {
      RECORDING.get().note(table + " " + version);
    }
  }

  /** The value at hand is in this unit. */
  public static void in(String unit) {
    if (RECORDING.isBound()) {
      RECORDING.get().note(unit);
    }
  }

  private void note(String means) {
    if (current != null) {
      current.note(means);
    }
  }

  /** A value that holds others is told by those. */
  private <T, R> R step(Step fresh, T value, Function<? super T, ? extends R> translation) {
    Step above = current;
    Optional<Step> known = earlier(fresh);
    Step step = known.orElse(fresh);
    current = step;
    step.begin(value);
    try {
      R result = translation.apply(value);
      step.end(result);
      return result;
    } finally {
      current = above;
      if (above != null) {
        above.holdsOthers();
      }
      if (known.isEmpty() && step.isOne()) {
        steps.add(step);
      }
    }
  }

  private Optional<Step> earlier(Step fresh) {
    return fresh.hasField()
        ? steps.stream().filter(step -> step.isOf(fresh)).findFirst()
        : Optional.empty();
  }
}
