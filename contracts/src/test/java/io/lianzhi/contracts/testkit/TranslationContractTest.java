package io.lianzhi.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.ItemSchema;
import io.lianzhi.contracts.lineage.Lineage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the house asks of every adapter's reading and writing. Golden letters lie in one folder of
 * the test class path, as {@link Golden} says; beyond them the law {@code decode(encode(x)) = x},
 * restricted to what the form carries, is asked of full letters and of letters that lack fields.
 */
public abstract class TranslationContractTest {
  private static final Clause CLAUSE = new Clause("test", "1");
  private static final String WITHHELD = "withheld";
  private static final Set<RefusalCode> CANNOT_DO_WITHOUT =
      Set.of(RefusalCode.FIELD_NOT_RELEASABLE, RefusalCode.SCHEMA);
  private static final int THINNED = 100;
  private static final int NOISES = 2_000;

  /** The adapter under test; the same at each call within one test. */
  protected abstract Adapter adapter();

  /** The party at the other end; letters to it come from {@code jinhua}, or {@code hangzhou}. */
  protected abstract PartyId party();

  /**
   * How the golden message {@code file} reaches the adapter: form, headers, line, sender. The
   * file's name tells messages apart.
   */
  protected abstract Opened opened(String file, byte[] body);

  /**
   * What the adapter would read if the encoded {@code letter} were sent back to it as its own
   * party's message, wrapped as its line wants it; empty for a kind that the party never sends.
   */
  protected abstract Optional<Opened> mirrored(Letter letter, RawMessage encoded);

  /**
   * What the party's form loses of a letter of this kind: {@code id version matter from.party
   * from.unit from.officer to purpose answers answerBy urgency test withheld}, or {@code
   * item.<column>}.
   */
  protected abstract Set<String> lost(ItemKind kind);

  protected String goldenFolder() {
    return "golden";
  }

  /** The kinds that the party itself sends. */
  protected Set<ItemKind> sends() {
    return carried();
  }

  /** The letter as it comes back where the form rounds or unifies values. */
  protected Letter rounded(Letter letter) {
    return letter;
  }

  @Test
  void hasGoldenLettersBothWaysForEachKind() {
    assertThat(golden().strays()).isEmpty();
    assertThat(kinds(golden().outward())).isEqualTo(carried());
    assertThat(kinds(golden().inward())).isEqualTo(sends());
    assertThat(golden().malformed()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> readsGoldenLetters() {
    return each(
        golden().inward(),
        pair -> {
          Opened opened = opened(pair.file(), pair.bytes());
          assertThat(decode(opened)).isEqualTo(pair.letters());
          assertThat(decode(opened)).as("read again").isEqualTo(pair.letters());
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatEachValueOfAGoldenLetterBecame() {
    return each(
        golden().inward().stream().filter(pair -> pair.letters().size() == 1).toList(),
        pair ->
            assertTold(
                opened(pair.file(), pair.bytes()), pair.letters().getFirst().item(), Set.of()));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatItWroteByReadingItBack() {
    return each(
        golden().outward(),
        pair -> {
          Letter letter = pair.letters().getFirst();
          RawMessage written = adapter().encode(letter);
          Opened own = TestOpened.on("own", letter.from().party(), written);
          assertTold(own, letter.item(), lost(letter.item().kind()));
        });
  }

  /** One value told for each column at least, each of them understood, and shown as it is. */
  private void assertTold(Opened message, Item item, Set<String> lost) {
    var recorded = Lineage.record(() -> adapter().decode(message).toList());
    assertThat(recorded.result().orElseThrow()).singleElement().isInstanceOf(Letter.class);
    long columns =
        item.kind().schema().write(item).keySet().stream()
            .filter(column -> !column.equals("kind") && !lost.contains("item." + column))
            .count();
    assertThat(recorded.values())
        .hasSizeGreaterThanOrEqualTo((int) columns)
        .allSatisfy(value -> {
          assertThat(value.place()).isNotBlank();
          assertThat(value.ours()).as(value.place()).isPresent();
          assertThat(value.ours().get()).as(value.place()).doesNotContainPattern("\\w+[\\[@]");
          assertThat(value.theirs()).as(value.place()).doesNotContainPattern("\\w+[\\[@]");
        });
  }

  @TestFactory
  Stream<DynamicTest> writesGoldenLetters() {
    return each(
        golden().outward(),
        pair -> {
          RawMessage written = adapter().encode(pair.letters().getFirst());
          assertThat(written.body())
              .asString(StandardCharsets.UTF_8)
              .isEqualTo(new String(pair.bytes(), StandardCharsets.UTF_8));
          assertThat(written.body()).isEqualTo(pair.bytes());
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesMalformedLettersAtTheirPosition() {
    return each(
        golden().malformed(),
        pair -> {
          List<Map<String, Object>> rejected =
              decode(opened(pair.file(), pair.bytes())).stream()
                  .filter(Rejected.class::isInstance)
                  .map(part -> refusal((Rejected) part))
                  .toList();
          assertThat(rejected).isNotEmpty().isEqualTo(pair.refusals());
        });
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItWrites() {
    return eachKind(carried().stream().filter(sends()::contains), this::readsBack);
  }

  private void readsBack(ItemKind kind) {
    Letter full = full(kind);
    Letter read = only(mirror(full));
    assertSame(read, full);
    assertThat(lost(kind))
        .filteredOn(path -> path.startsWith("item."))
        .as("declared lost and yet carried")
        .allSatisfy(
            path -> assertThat(Comparison.at(path, read)).isNotEqualTo(Comparison.at(path, full)));
    Random chance = new Random(kind.name().hashCode());
    List<Letter> thinned =
        IntStream.range(0, THINNED)
            .boxed()
            .flatMap(i -> all(kind).stream().map(letter -> FullLetters.thinned(letter, chance)))
            .toList();
    assertThat(thinned.stream().filter(this::readsBack).count())
        .as("letters that lack fields, and yet fit")
        .isPositive();
  }

  /** Whether the form has room for the letter; where it has not, it must say what it lacks. */
  private boolean readsBack(Letter thinned) {
    Opened back;
    try {
      back = mirror(thinned);
    } catch (RefusedException lacking) {
      assertThat(lacking.refused().code()).isIn(CANNOT_DO_WITHOUT);
      return false;
    }
    assertSame(only(back), thinned);
    return true;
  }

  private void assertSame(Letter read, Letter sent) {
    Set<String> lost = lost(sent.item().kind());
    assertThat(Comparison.without(lost, read)).isEqualTo(Comparison.without(lost, rounded(sent)));
  }

  @TestFactory
  Stream<DynamicTest> carriesNoTraceOfAWithheldField() {
    return eachKind(carried().stream(), this::carriesNoTrace);
  }

  private void carriesNoTrace(ItemKind kind) {
    Letter full = full(kind);
    ItemSchema<?> schema = kind.schema();
    adapter().encode(full); // an adapter that remembered this letter would show it below
    for (String withheld : schema.releasable()) {
      Set<String> released = new HashSet<>(schema.releasable());
      released.remove(withheld);
      assertWithheld(withheld, full, full.withItem(schema.trim(full.item(), released, CLAUSE)));
    }
  }

  private void assertWithheld(String name, Letter full, Letter trimmed) {
    RawMessage written;
    try {
      written = adapter().encode(trimmed);
    } catch (RefusedException needed) {
      assertThat(needed.refused().code()).isEqualTo(RefusalCode.FIELD_NOT_RELEASABLE);
      return;
    }
    String path = "item." + name;
    Object rest = Comparison.without(Set.of(path), full).values();
    Traces.texts(Comparison.at(path, full).orElseThrow()).stream()
        .filter(text -> Traces.texts(rest).stream().noneMatch(other -> other.contains(text)))
        .forEach(text -> assertThat(Traces.holds(written.body(), text)).as(path).isFalse());
    mirrored(trimmed, written).ifPresent(back -> assertKeptBack(path, only(back), trimmed));
  }

  /** Empty at the other end, and under its clause where the form can say so. */
  private void assertKeptBack(String path, Letter read, Letter trimmed) {
    assertThat(Comparison.at(path, read)).as(path).isEmpty();
    Set<String> lost = lost(trimmed.item().kind());
    if (!lost.contains(WITHHELD) && !lost.contains(path)) {
      assertThat(Comparison.at(WITHHELD, read))
          .as("the clause that kept %s back", path)
          .isEqualTo(Comparison.at(WITHHELD, trimmed));
    }
  }

  @Test
  void answersForeignBytesWithAPartAndNeverThrows() {
    List<Golden.Pair> good = golden().inward();
    Noise noise = new Noise(good.size());
    for (int i = 0; i < NOISES; i++) {
      Golden.Pair pair = good.get(i % good.size());
      byte[] body = i % 4 == 0 ? noise.bytes() : noise.damaged(pair.bytes());
      List<Part> parts = decode(opened(pair.file(), body));
      assertThat(parts).as("noise %d on %s", i, pair.name()).isNotEmpty();
      assertThat(parts)
          .filteredOn(Rejected.class::isInstance)
          .allSatisfy(part -> assertThat(((Rejected) part).position()).isPositive());
    }
  }

  private Opened mirror(Letter letter) {
    return mirrored(letter, adapter().encode(letter)).orElseThrow();
  }

  final Letter full(ItemKind kind) {
    return all(kind).getFirst();
  }

  private List<Letter> all(ItemKind kind) {
    PartyId from = party().equals(TestHouse.JINHUA) ? TestHouse.HANGZHOU : TestHouse.JINHUA;
    return FullLetters.all(kind, from, party());
  }

  final Set<ItemKind> carried() {
    return Stream.of(ItemKind.values())
        .filter(adapter()::carries)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ItemKind.class)));
  }

  final Golden golden() {
    return Golden.on(getClass(), goldenFolder());
  }

  private List<Part> decode(Opened opened) {
    try (Stream<Part> parts = adapter().decode(opened)) {
      return parts.toList();
    }
  }

  private Letter only(Opened opened) {
    return switch (decode(opened)) {
      case List<Part> parts when parts.size() == 1 && parts.getFirst() instanceof Letter letter ->
          letter;
      case List<Part> parts -> fail("not one letter: " + parts);
    };
  }

  private static Map<String, Object> refusal(Rejected rejected) {
    return Map.of(
        "position", BigDecimal.valueOf(rejected.position()),
        "code", rejected.reason().code().name(),
        "at", rejected.reason().at());
  }

  private static Set<ItemKind> kinds(List<Golden.Pair> pairs) {
    return pairs.stream()
        .flatMap(pair -> pair.letters().stream())
        .map(letter -> letter.item().kind())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ItemKind.class)));
  }

  static Stream<DynamicTest> each(List<Golden.Pair> pairs, Consumer<Golden.Pair> test) {
    return pairs.stream()
        .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> test.accept(pair)));
  }

  private static Stream<DynamicTest> eachKind(Stream<ItemKind> kinds, Consumer<ItemKind> test) {
    return kinds.map(kind -> DynamicTest.dynamicTest(kind.name(), () -> test.accept(kind)));
  }
}
