package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
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

  @Test
  void hidesANumberButItsEnds() {
    assertThat(MaskedText.ofNumber("330702190102030006").value()).isEqualTo("3307**********0006");
    assertThat(MaskedText.ofNumber("123456789012").value()).isEqualTo("1234****9012");
    assertThat(MaskedText.ofNumber("12345678901").value()).isEqualTo("*".repeat(11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"张三", "张三的全名其实没有隐藏*", "*张*三*"})
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
