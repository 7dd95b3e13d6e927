package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private static final LegalBasis BASIS =
      new LegalBasis("浙江省公路条例", LocalDate.of(2020, 9, 24), "53");

  @ParameterizedTest
  @ValueSource(
      strings = {"部临〔2020〕00204号", "部临［2020］第00204号", "部临[2020]00204号", "部临(2020) 第 00204 号"})
  void writesADocumentNumberInOneWay(String raw) {
    assertThat(DocumentNumber.normalise(raw)).isEqualTo("部临〔2020〕00204号");
    assertThat(new DocumentNumber(raw).value()).isEqualTo(raw);
  }

  @Test
  void refusesAYearOfTwoDigits() {
    Refusals.assertRefused(
        ID_CHECK_FAILED, "浙金交执罚〔21〕123号", () -> new DocumentNumber("浙金交执罚〔21〕123号"));
    assertThat(new DocumentNumber("赣（0001）交协调〔2020〕00204号").normalised())
        .isEqualTo("赣〔0001〕交协调〔2020〕00204号");
  }

  @Test
  void readsACertificateAsDigitsAndAsPrinted() {
    TransportCertificate printed = new TransportCertificate("浙交运管金字330702000123号");

    assertThat(printed.digits()).isEqualTo(new TransportCertificate("330702000123").digits());
    assertThat(printed.issuer()).contains(new Region("330702"));
    Refusals.assertRefused(
        ID_CHECK_FAILED, "33070200012", () -> new TransportCertificate("33070200012"));
  }

  @Test
  void tellsAPermitFromACertificate() {
    String permit = "浙交运管许可金字330702100001号";

    assertThat(new TransportPermit(permit).digits()).isEqualTo("330702100001");
    assertThat(new TransportPermit("津交运管许可德字120128300595号").digits()).isEqualTo("120128300595");
    Refusals.assertRefused(ID_CHECK_FAILED, permit, () -> new TransportCertificate(permit));
    Refusals.assertRefused(
        ID_CHECK_FAILED, "330702", () -> new TransportPermit("浙交运管金字330702100001号"));
  }

  @Test
  void keepsStationsThatNeedAnAlias() {
    StationCode standard = new StationCode("3310813107");
    StationCode historic = new StationCode("3301833109");
    StationCode alias = new StationCode("330122_S208K19+900");

    assertThat(standard.county()).contains(new Region("331081"));
    assertThat(standard.type()).contains("31");
    assertThat(historic.county().flatMap(county -> county.current(LocalDate.of(2021, 11, 19))))
        .contains(new Region("330111"));
    assertThat(alias.isStandard()).isFalse();
    assertThat(alias.county()).isEmpty();
    Refusals.assertRefused(SCHEMA, "x", () -> new StationCode("x".repeat(65)));
  }

  @Test
  void keepsRecordCodesWhole() {
    assertThat(new RecordCode("3310813107_1692226636292000101").value())
        .isEqualTo("3310813107_1692226636292000101");
    Refusals.assertRefused(SCHEMA, " ", () -> new RecordCode(" "));
    Refusals.assertRefused(SCHEMA, "x", () -> new RecordCode("x".repeat(65)));
    Refusals.assertRefused(SCHEMA, "a\nb", () -> new RecordCode("a\nb"));
  }

  @Test
  void readsStakesAsOfficersWriteThem() {
    assertThat(new RoadStake("G228 K3926+300").road()).isEqualTo("G228");
    assertThat(new RoadStake("X816新漩线K17").road()).isEqualTo("X816");
    assertThat(new RoadStake("X308桐方线K32+200M").road()).isEqualTo("X308");
    Refusals.assertRefused(ID_CHECK_FAILED, "G60K", () -> new RoadStake("G60K"));
  }

  @Test
  void checksShipsByTheirForm() {
    assertThat(new ShipId("CN20051234567").value()).endsWith("4567");
    assertThat(new Mmsi("412345678").value()).startsWith("412");
    Refusals.assertRefused(ID_CHECK_FAILED, "CN2005123456", () -> new ShipId("CN2005123456"));
    Refusals.assertRefused(ID_CHECK_FAILED, "123456789", () -> new Mmsi("123456789"));
  }

  @Test
  void findsAVehicleTooLarge() {
    assertThat(new Dimensions(18_100, 2_550, 4_000).isOversize()).isFalse();
    assertThat(new Dimensions(18_101, 2_550, 4_000).isOversize()).isTrue();
    assertThat(new Dimensions(18_100, 2_551, 4_000).isOversize()).isTrue();
    assertThat(new Dimensions(18_100, 2_550, 4_001).isOversize()).isTrue();
    Refusals.assertRefused(SCHEMA, "0", () -> new Dimensions(0, 1, 1));
    Refusals.assertRefused(SCHEMA, "100001", () -> new Dimensions(1, 100_001, 1));
  }

  @Test
  void holdsAFineInYuanAndFen() {
    PenaltyDecision decision = decision(new BigDecimal("1.6660E+4"));

    assertThat(decision).isEqualTo(decision(new BigDecimal("16660.00")));
    assertThat(decision.fineYuan()).contains(new BigDecimal("16660.00"));
    assertThat(decision.toString()).doesNotContain("16660");
    Refusals.assertRefused(SCHEMA, "0.001", () -> decision(new BigDecimal("0.001")));
    Refusals.assertRefused(SCHEMA, "-1", () -> decision(BigDecimal.valueOf(-1)));
    Refusals.assertRefused(SCHEMA, "1E", () -> decision(new BigDecimal("1E+999999999")));
  }

  private static PenaltyDecision decision(BigDecimal fine) {
    return new PenaltyDecision(
        "浙金交执罚〔2021〕1号", LocalDate.of(2021, 11, 19), Optional.of(fine), BASIS);
  }

  @Test
  void namesALawWithTheDateOfItsText() {
    assertThat(BASIS.versionDate()).isEqualTo("2020-09-24");
    Refusals.assertRefused(SCHEMA, " ", () -> new LegalBasis(" ", LocalDate.EPOCH, "1"));
    Refusals.assertRefused(SCHEMA, "", () -> new LegalBasis("公路法", LocalDate.EPOCH, ""));
    Refusals.assertRefused(SCHEMA, "", () -> new MassLimit(Mass.ofKilograms(49_000), ""));
  }
}
