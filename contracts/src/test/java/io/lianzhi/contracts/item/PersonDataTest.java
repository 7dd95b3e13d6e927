package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonDataTest {
  private static final String TOKEN = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({"张三, 张*", "欧阳小明, 欧***", "䶮, 䶮*", "𠮷田, 𠮷*"})
  void hidesANameButItsFirstCharacter(String name, String masked) {
    assertThat(MaskedText.ofName(name).value()).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "330702190102030006, 3307**********0006",
    "123456789012, 1234****9012",
    "12345678901, ***********",
    "33070219010203000*, 3307**********000*",
    "3307**********0006, 3307**********0006",
    "123𠮷456789012, 123𠮷*****9012",
    "𠮷𠮷𠮷, ***",
    "'', ''"
  })
  void hidesANumberButItsEnds(String number, String masked) {
    assertThat(new MaskedNumber(number).value()).isEqualTo(masked);
    assertThat(new MaskedNumber(number).toString()).isEqualTo("MaskedNumber[***]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"张*", "*三", "张*三", "***", "𠮷**", "欧***"})
  void takesANameThatIsMasked(String text) {
    assertThat(new MaskedText(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"张三", "张三的全名其实没有隐藏*", "*张*三*", "欧阳小明*", "欧阳*", "*小明", " *", "张* ", "欧阳*小明"})
  void refusesWhatIsNotMasked(String text) {
    Refusals.assertRefused(ID_CHECK_FAILED, text, () -> new MaskedText(text));
  }

  @Test
  void masksADriversQualificationOnce() {
    DriverQualification driver = DriverQualification.of("33070219010203000x");

    assertThat(driver.looksLikeCitizenId()).isTrue();
    assertThat(driver.masked().value()).isEqualTo("3307**********000X");
    assertThat(driver.masked().isMasked()).isTrue();
    assertThat(driver.masked().masked()).isEqualTo(driver.masked());
    assertThat(driver.isMasked()).isFalse();
    assertThat(driver.toString()).isEqualTo("DriverQualification[***]");
  }

  /** 17 digits of an identity number with one star would go out readable. */
  @Test
  void masksWhatSomebodyMaskedTooLittle() {
    DriverQualification leaking = new DriverQualification("33070219010203000*");

    assertThat(leaking.isMasked()).isFalse();
    assertThat(leaking.masked().value()).isEqualTo("3307**********000*");
    assertThat(leaking.masked().isMasked()).isTrue();
  }

  @Property
  void maskingNeverFailsAndNeverShowsMoreThanEightCharacters(@ForAll("numbers") String number) {
    DriverQualification masked = new DriverQualification(number).masked();

    assertThat(masked.value().codePointCount(0, masked.value().length()))
        .isEqualTo(number.codePointCount(0, number.length()));
    assertThat(masked.value().codePoints().filter(c -> c != '*').count()).isLessThanOrEqualTo(8);
    assertThat(masked.isMasked()).isTrue();
    assertThat(masked.masked()).isEqualTo(masked);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.of("0", "9", "A", "Z", "浙", "䶮", "𠮷", "𱍊", "*")
        .list()
        .ofMinSize(12)
        .ofMaxSize(19)
        .map(characters -> String.join("", characters));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330700001234", "3307000012345678901", "浙金330700001234"})
  void takesOlderNumbers(String number) {
    assertThat(new DriverQualification(number).looksLikeCitizenId()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"33070000123", "33070000123456789012", "3307 0000 1234", ""})
  void refusesWhatIsNoQualificationNumber(String number) {
    Refusals.assertRefused(ID_CHECK_FAILED, number, () -> new DriverQualification(number));
  }

  @Test
  void namesAPersonByTokenAndMaskedNameOnly() {
    PersonSubject person = new PersonSubject(TOKEN, "张*");

    assertThat(person.key()).isEqualTo(TOKEN);
    assertThat(person.toString()).doesNotContain(TOKEN, "张");
    Refusals.assertRefused(ID_CHECK_FAILED, "张三", () -> new PersonSubject(TOKEN, "张三"));
    Refusals.assertRefused(
        ID_CHECK_FAILED, "330702", () -> new PersonSubject("330702190102030006", "张*"));
  }

  @Test
  void letsEachSubjectBeOnItsOwnLists() {
    Subject vehicle = new VehicleSubject(new Plate("浙G12345", PlateColour.YELLOW));
    Subject person = new PersonSubject(TOKEN, "张*");
    Subject enterprise = new EnterpriseSubject(new UnifiedCreditCode("91330702MA0TEHT193"), "某某物流");

    assertThat(fitting(vehicle)).containsExactly(SubjectType.VEHICLE);
    assertThat(fitting(person)).containsExactly(SubjectType.DRIVER);
    assertThat(fitting(enterprise))
        .containsExactly(SubjectType.ENTERPRISE, SubjectType.SOURCE_UNIT, SubjectType.WORKSHOP);
    assertThat(vehicle.key()).isEqualTo("浙G12345|YELLOW");
    assertThat(enterprise.key()).isEqualTo("91330702MA0TEHT193");
    assertThat(vehicle.toString()).doesNotContain("12345");
  }

  private static EnumSet<SubjectType> fitting(Subject subject) {
    EnumSet<SubjectType> types = EnumSet.allOf(SubjectType.class);
    types.removeIf(type -> !subject.fits(type));
    return types;
  }
}
