package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.json.Codecs;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlatePropertiesTest {
  private static final int FULL_WIDTH = 'Ａ' - 'A';

  @Property
  void decorationNeverChangesThePlate(
      @ForAll("plates") String text,
      @ForAll("decorations") List<String> between,
      @ForAll boolean wide) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      written.append(wide && c < 128 ? (char) (c + FULL_WIDTH) : c).append(between.get(i));
    }

    assertThat(Plate.normalise(written.toString())).isEqualTo(text);
    assertThat(Plate.normalise(written.toString().toLowerCase(Locale.ROOT))).isEqualTo(text);
    assertThat(PlateReading.of(written.toString(), PlateColour.YELLOW))
        .isEqualTo(new Plate(text, PlateColour.YELLOW));
  }

  @Property
  void whatIsReadOnceIsReadTheSameAgain(@ForAll("nearPlates") String raw) {
    try {
      PlateReading reading = PlateReading.of(raw, PlateColour.BLUE);

      assertThat(PlateReading.of(reading.text(), PlateColour.BLUE)).isEqualTo(reading);
      assertThat(Plate.normalise(Plate.normalise(raw))).isEqualTo(Plate.normalise(raw));
    } catch (InvalidValue refused) {
      assertThat(refused.accepted()).isNotBlank();
    }
  }

  /** Whatever a {@link Plate} takes, the canonical form takes: any letter of a new-energy plate. */
  @Property
  void canonicalJsonCarriesEveryPlate(@ForAll("newEnergyPlates") String text) {
    Plate plate = new Plate(text, PlateColour.GRADIENT_GREEN);

    assertThat(Codecs.PLATE.read(Codecs.PLATE.write(plate))).isEqualTo(plate);
    assertThat(Codecs.PLATE_READING.read(Codecs.PLATE_READING.write(plate))).isEqualTo(plate);
  }

  @Provide
  Arbitrary<String> newEnergyPlates() {
    return Combinators.combine(
            Arbitraries.of("粤A", "浙G"),
            Arbitraries.strings().withChars("ABDKLMNPQZ").ofLength(1),
            Arbitraries.strings().numeric().ofLength(5),
            Arbitraries.of(true, false))
        .as((issuer, letter, digits, small) ->
            issuer + (small ? letter + digits : digits + letter));
  }

  @Provide
  Arbitrary<String> plates() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(4);
    return Combinators.combine(
            Arbitraries.of("浙", "皖", "赣", "沪"),
            Arbitraries.of("A", "G", "H", "K"),
            Arbitraries.of("1", "D", "F", "Q"),
            digits,
            Arbitraries.of("", "挂"))
        .as((province, letter, first, rest, tail) ->
            province + letter + first + (tail.isEmpty() ? rest : rest.substring(1)) + tail);
  }

  @Provide
  Arbitrary<List<String>> decorations() {
    return Arbitraries.of("", "", "", " ", "·", "•", "-", "　", "－", "\u200b").list().ofSize(8);
  }

  @Provide
  Arbitrary<String> nearPlates() {
    return Arbitraries.strings()
        .withChars("浙粤使领挂学警港澳临牌无WJAGDIZ0123456789·-. ａ１－")
        .ofMinLength(0)
        .ofMaxLength(10);
  }
}
