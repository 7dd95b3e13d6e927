package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law {@code decode(encode(x)) = x} for any letter of any content, and that nothing throws. */
class MappingPropertiesTest {
  private static final Adapter ADAPTER =
      new QuzhouAdapterFactory()
          .open(Houses.of(Houses.told(), Map.of("formerRegionCodes", "330821")));

  @Provide
  Arbitrary<Letter> letters() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withCharRange('一', '龥')
            .withCharRange('!', '~')
            .ofMinLength(1)
            .ofMaxLength(120);
    Arbitrary<String> ids =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(64);
    return Combinators.combine(
            Arbitraries.of(ItemKind.class).filter(ADAPTER::carries),
            ids,
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            texts,
            Arbitraries.of(PlateColour.class))
        .as(MappingPropertiesTest::letter);
  }

  private static Letter letter(
      ItemKind kind, String id, int version, String words, PlateColour colour) {
    Letter full =
        FullLetters.renamed(FullLetters.of(kind, TestHouse.JINHUA, Houses.QUZHOU), "x")
            .withVersion(version);
    Letter named =
        new Letter(
            new LetterId(id),
            full.version(),
            full.matter(),
            full.from(),
            full.to(),
            full.purpose(),
            full.item(),
            full.answers(),
            full.answerBy(),
            full.urgency(),
            full.test());
    return kind == ItemKind.VEHICLE_QUESTION
        ? named.withItem(
            new VehicleQuestion(
                new Plate("浙H12345", colour), Field.unknown(), Field.of(words), Field.unknown()))
        : named;
  }

  @Property
  void everyLetterComesBackAsItself(@ForAll("letters") Letter letter) {
    assertThat(decoded(ADAPTER.encode(letter).body())).isEqualTo(letter);
  }

  @Property
  void anyBytesBecomeAPart(@ForAll byte[] bytes) {
    assertThat(decoded(bytes)).isNotNull();
  }

  private static Part decoded(byte[] body) {
    return ADAPTER
        .decode(TestOpened.of(Houses.QUZHOU, new RawMessage("letters", "x", body)))
        .findFirst()
        .orElseThrow();
  }
}
