package io.lianzhi.contracts.item;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Warning;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of one item kind: what the canonical JSON, the trimming and the memorandum's
 * validation all go by, so that a field named once exists everywhere.
 */
public final class ItemSchema<I extends Item> {
  private final ItemKind kind;
  private final Class<I> type;
  private final List<Column<I, ?>> columns;
  private final Function<Values, I> maker;
  private final Set<String> names;
  private final Set<String> releasable;

  ItemSchema(ItemKind kind, Class<I> type, List<Column<I, ?>> columns, Function<Values, I> maker) {
    this.kind = kind;
    this.type = type;
    this.columns = List.copyOf(columns);
    this.maker = maker;
    this.names = names(columns, column -> true);
    this.releasable = names(columns, column -> !column.required());
  }

  private static <I extends Item> Set<String> names(
      List<Column<I, ?>> columns, Predicate<Column<I, ?>> which) {
    return columns.stream().filter(which).map(Column::name).collect(Collectors.toUnmodifiableSet());
  }

  public ItemKind kind() {
    return kind;
  }

  public List<Column<I, ?>> columns() {
    return columns;
  }

  /** Names of the fields that a clause may release or withhold. */
  public Set<String> releasable() {
    return releasable;
  }

  /**
   * The item cut down to the fields that {@code clause} releases; what it held beyond them is
   * withheld under that clause, and sensitive values are masked. What a sender calls withheld is
   * unknown: only the hub that trims says so, of its own clauses.
   */
  public I trim(Item item, Set<String> released, Clause clause) {
    I typed = type.cast(item);
    Values values = new Values();
    for (Column<I, ?> column : columns) {
      trimColumn(column, typed, released, clause, values);
    }
    return maker.apply(values);
  }

  private <T> void trimColumn(
      Column<I, T> column, I item, Set<String> released, Clause clause, Values values) {
    Field<T> held = Field.ofOptional(column.reader().apply(item).value());
    boolean kept = column.required() || released.contains(column.name());
    if (!kept && held instanceof Field.Present<T>) {
      values.put(column, new Field.Withheld<>(clause));
    } else if (column.sensitivity() == Sensitivity.SENSITIVE) {
      values.put(column, held.map(column.mask()));
    } else {
      values.put(column, held);
    }
  }

  /** The item as a JSON tree, without the fields that it lacks. */
  public Map<String, Object> write(Item item) {
    I typed = type.cast(item);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind.name());
    for (Column<I, ?> column : columns) {
      writeColumn(column, typed, tree);
    }
    return tree;
  }

  private <T> void writeColumn(Column<I, T> column, I item, Map<String, Object> tree) {
    if (column.reader().apply(item) instanceof Field.Present<T>(T content)) {
      tree.put(column.name(), column.codec().write(content));
    }
  }

  /** Which fields were withheld, by which clause. */
  public Map<String, Clause> withheld(Item item) {
    I typed = type.cast(item);
    Map<String, Clause> manifest = new LinkedHashMap<>();
    for (Column<I, ?> column : columns) {
      if (column.reader().apply(typed) instanceof Field.Withheld<?>(Clause clause)) {
        manifest.put(column.name(), clause);
      }
    }
    return manifest;
  }

  /**
   * What is odd about the item's values although they can be taken, field by field.
   *
   * @param day by which codes are judged
   */
  public List<Warning> warnings(Item item, LocalDate day) {
    I typed = type.cast(item);
    return columns.stream().flatMap(column -> warnings(column, typed, day)).toList();
  }

  private static <I extends Item, T> Stream<Warning> warnings(
      Column<I, T> column, I item, LocalDate day) {
    return column.reader().apply(item).value().stream()
        .flatMap(content -> content instanceof List<?> list ? list.stream() : Stream.of(content))
        .filter(Doubtful.class::isInstance)
        .flatMap(value -> ((Doubtful) value).warnings(day).stream())
        .distinct()
        .map(code -> new Warning("item." + column.name(), code));
  }

  /**
   * Reads the item from a JSON tree. Names that the kind does not have are refused: a misspelt
   * field must not vanish.
   *
   * @throws io.lianzhi.contracts.RefusedException at the field that is wrong
   */
  public I read(Map<String, ?> tree, Map<String, Clause> withheld) {
    refuseForeignNames(tree);
    refuseForeignManifest(tree, withheld.keySet());
    Values values = new Values();
    for (Column<I, ?> column : columns) {
      readColumn(column, tree, withheld, values);
    }
    return make(values);
  }

  private I make(Values values) {
    try {
      return maker.apply(values);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "item").asException();
    }
  }

  private void refuseForeignNames(Map<String, ?> tree) {
    for (String name : tree.keySet()) {
      if (!name.equals("kind") && !names.contains(name)) {
        throw Refused.of(RefusalCode.SCHEMA, "item." + Refused.place(name), "fields of " + kind)
            .asException();
      }
    }
  }

  /** A field is withheld or there, not both; and one that no clause can withhold is neither. */
  private void refuseForeignManifest(Map<String, ?> tree, Set<String> withheld) {
    for (String name : withheld) {
      if (!releasable.contains(name) || tree.containsKey(name)) {
        throw Refused.of(
                RefusalCode.SCHEMA, "withheld", "fields of " + kind + " that are not in the item")
            .asException();
      }
    }
  }

  private <T> void readColumn(
      Column<I, T> column, Map<String, ?> tree, Map<String, Clause> withheld, Values values) {
    Object raw = tree.get(column.name());
    String at = "item." + column.name();
    if (raw != null) {
      values.put(column, Field.of(readValue(column, raw, at)));
    } else if (column.required()) {
      throw Refused.of(RefusalCode.SCHEMA, at, "this field is required").asException();
    } else if (withheld.containsKey(column.name())) {
      values.put(column, new Field.Withheld<>(withheld.get(column.name())));
    } else {
      values.put(column, Field.unknown());
    }
  }

  private static <T> T readValue(Column<?, T> column, Object raw, String at) {
    try {
      return Lineage.read(at, at, raw, column.codec()::read);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, at).asException();
    }
  }

  /** Typed values on their way into a record. */
  static final class Values {
    private final Map<Column<?, ?>, Field<?>> byColumn = new HashMap<>();

    <T> void put(Column<?, T> column, Field<T> field) {
      byColumn.put(column, field);
    }

    @SuppressWarnings("unchecked") // put() pairs each column with a field of its own type
    <T> Field<T> field(Column<?, T> column) {
      return (Field<T>) byColumn.getOrDefault(column, Field.unknown());
    }

    <T> T required(Column<?, T> column) {
      return field(column).value().orElseThrow();
    }
  }
}
