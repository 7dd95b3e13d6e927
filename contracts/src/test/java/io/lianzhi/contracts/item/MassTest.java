package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static io.lianzhi.contracts.RefusalCode.UNIT_AMBIGUOUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MassTest {
  @Property
  void tonnesAndKilogramsAreOneMass(
      @ForAll @BigRange(min = "0", max = "300") @Scale(6) BigDecimal tonnes) {
    Mass mass = Mass.ofTonnes(tonnes);

    assertThat(mass.tonnes()).isEqualByComparingTo(tonnes);
    assertThat(Mass.ofKilograms(mass.kilograms())).isEqualTo(mass);
    assertThat(Mass.ofTonnes(mass.tonnes())).isEqualTo(mass);
  }

  @Property
  void plusAndMinusUndoEachOther(
      @ForAll @LongRange(min = 0, max = 300_000) long a,
      @ForAll @LongRange(min = 0, max = 300_000) long b) {
    Mass one = Mass.ofKilograms(a);
    Mass other = Mass.ofKilograms(b);

    assertThat(one.plus(other).minus(other)).isEqualTo(one);
    assertThat(one.compareTo(other)).isEqualTo(Long.compare(a, b));
    assertThat(one.excessOver(other)).isEqualTo(Mass.ofKilograms(Math.max(0, a - b)));
  }

  @Test
  void isOneValueHoweverItIsWritten() {
    assertThat(Mass.ofTonnes(new BigDecimal("98.00"))).isEqualTo(Mass.ofKilograms(98_000));
    assertThat(Mass.ofKilograms(new BigDecimal("9.8E+4"))).isEqualTo(Mass.ofKilograms(98_000));
    assertThat(Mass.ofKilograms(98_000).kilograms().toString()).isEqualTo("98000");
    assertThat(Mass.ofKilograms(58_801).tonnes()).isEqualTo(new BigDecimal("58.801"));
    assertThat(Mass.ofKilograms(58_801)).hasToString("58801 kg");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 98, 999, 300_001, 98_000_000})
  void findsAGrossMassInTheWrongUnit(long kilograms) {
    Refusals.assertRefused(
        UNIT_AMBIGUOUS,
        Long.toString(kilograms),
        () -> Mass.ofKilograms(kilograms).requirePlausibleGross());
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 98_000, 300_000})
  void letsAGrossMassOfATruckPass(long kilograms) {
    Mass mass = Mass.ofKilograms(kilograms);

    assertThat(mass.requirePlausibleGross()).isSameAs(mass);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1E+2147483647", "1E+10", "1E-2147483647", "0.0000001"})
  void refusesWhatIsNoMassWithoutSpendingMemory(String number) {
    BigDecimal value = new BigDecimal(number);

    Refusals.assertRefused(SCHEMA, number, () -> Mass.ofKilograms(value));
    if (!number.equals("0.0000001")) {
      Refusals.assertRefused(SCHEMA, number, () -> Mass.ofTonnes(value));
    }
  }

  @Test
  void refusesToGoBelowZero() {
    Refusals.assertRefused(SCHEMA, "-1", () -> Mass.ofKilograms(1).minus(Mass.ofKilograms(2)));
  }
}
