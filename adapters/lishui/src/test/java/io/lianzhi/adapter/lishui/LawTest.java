package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The law decode(encode(x)) = x for texts, masses and colours of every sort, in both units. */
final class LawTest {
  private static final Adapter KG = adapter("KG", "JTT697");
  private static final Adapter TONNES = adapter("T", "CASE_SYSTEM");

  private static Adapter adapter(String unit, String colours) {
    return new LishuiAdapterFactory()
        .open(Houses.at(1, new Pki().hubKeys(), Map.of("massUnit", unit, "plateColours", colours)));
  }

  private static Letter there(Adapter adapter, Letter letter) {
    RawMessage written = adapter.encode(letter);
    RawMessage row =
        new RawMessage(written.form(), written.contentType(), Map.of("line", "2"), written.body());
    return (Letter)
        adapter.decode(TestOpened.on("files", Houses.LISHUI, row)).findFirst().orElseThrow();
  }

  private static Letter full(ItemKind kind) {
    return FullLetters.of(kind, TestHouse.JINHUA, Houses.LISHUI);
  }

  /** The same letter with another value in its item. */
  private static Letter with(Letter letter, String name, Object value) {
    return with(letter, Map.of(name, value));
  }

  private static Letter with(Letter letter, Map<String, Object> values) {
    Map<String, Object> tree = JsonTree.readObject(LetterJson.write(letter));
    Map<String, Object> item = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(tree.get("item")))
        .forEach((key, each) -> item.put((String) key, each));
    item.putAll(values);
    item.remove("status");
    tree.put("item", item);
    return LetterJson.read(tree);
  }

  @Property
  void textsComeBackWhateverTheyHold(@ForAll("texts") String text) {
    Letter letter = with(full(ItemKind.COPY_NOTICE), "remarks", text);
    assertThat(there(KG, letter)).isEqualTo(letter);
    assertThat(((CopyNotice) there(KG, letter).item()).remarks()).isEqualTo(Field.of(text));
  }

  /** Any character of Unicode that a text may hold; GB 18030 has a place for each. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> character =
        Arbitraries.integers()
            .between(' ', Character.MAX_CODE_POINT)
            .filter(c -> !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF));
    Arbitrary<Integer> telling =
        Arbitraries.of((int) '"', (int) ',', (int) '\'', 0x4dae, (int) '=', (int) '|');
    return Arbitraries.frequencyOf(Tuple.of(3, telling), Tuple.of(5, character))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(all -> all.stream().map(Character::toString).collect(Collectors.joining()).strip())
        .filter(text -> !text.isBlank());
  }

  @Property
  void massesComeBackInEitherUnit(@ForAll @IntRange(min = 1_000, max = 300_000) int kg) {
    Letter letter =
        with(
            full(ItemKind.OVERLOAD_RECORD),
            Map.of(
                "totalMass",
                Map.of("kg", BigDecimal.valueOf(kg)),
                "overMass",
                Map.of("kg", BigDecimal.valueOf(kg / 2))));
    for (Adapter adapter : List.of(KG, TONNES)) {
      OverloadRecord read = (OverloadRecord) there(adapter, letter).item();
      assertThat(read.totalMass()).isEqualByComparingTo(Mass.ofKilograms(kg));
      assertThat(read.overMass().value().orElseThrow())
          .isEqualByComparingTo(Mass.ofKilograms(BigDecimal.valueOf(kg / 2)));
    }
  }

  @Property
  void everyColourComesBack(@ForAll PlateColour colour) {
    Letter letter =
        with(
            full(ItemKind.OVERLOAD_RECORD),
            "plate",
            Map.of("text", "浙D12345", "colour", colour.name()));
    assertThat(there(KG, letter)).isEqualTo(letter);
  }
}
