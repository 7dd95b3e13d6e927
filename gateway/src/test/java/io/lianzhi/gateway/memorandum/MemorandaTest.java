package io.lianzhi.gateway.memorandum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.json.LetterJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemorandaTest {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId SHAOXING = new PartyId("shaoxing");
  private static final Purpose CASE = new Purpose("CASE_HANDLING");
  private static final Purpose OTHER = new Purpose("STATISTICS");
  private static final Instant NOON = Instant.parse("2021-11-19T04:00:00Z");
  private static final String QUALIFICATION = "330702190102030006";

  private final Memoranda memoranda = new Memoranda(List.of(memorandum(clause("3.1"))));

  private static ClauseRule clause(String number) {
    return clause(number, ItemKind.COPY_NOTICE, "driverName", "driverQualification");
  }

  private static ClauseRule clause(String number, ItemKind kind, String... fields) {
    return new ClauseRule(
        number,
        Set.of(JINHUA),
        Set.of(HANGZHOU),
        kind,
        Set.of(CASE),
        Set.of(fields),
        Proof.Strength.SIGNATURE,
        Period.ofMonths(24),
        Optional.empty());
  }

  private static Memorandum memorandum(ClauseRule... clauses) {
    return new Memorandum(
        "JH-HZ",
        "备忘录",
        Set.of(JINHUA, HANGZHOU),
        LocalDate.of(2021, 3, 1),
        LocalDate.of(2021, 11, 19),
        List.of(clauses));
  }

  private static Letter letter(PartyId from, PartyId to, Purpose purpose) {
    CopyNotice notice =
        new CopyNotice(
            new Plate("浙G12345", PlateColour.YELLOW),
            LocalDate.of(2021, 11, 18),
            Field.unknown(),
            Field.unknown(),
            Field.of("示例运输有限公司"),
            Field.unknown(),
            Field.of("示例驾驶人"),
            Field.of(new DriverQualification(QUALIFICATION)),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown());
    return Letter.of(new LetterId("n-1"), Origin.of(from), List.of(to), purpose, notice);
  }

  private Decision decide(Letter letter, Proof.Strength proof, Instant now) {
    return Objects.requireNonNull(memoranda.decide(letter, proof, now).get(letter.to().getFirst()));
  }

  private static RefusalCode code(Decision decision) {
    return decision instanceof Decision.Denied(var reason)
        ? reason.code()
        : RefusalCode.RETRY_LATER;
  }

  @Test
  void refusesWhereNoRuleSaysYes() {
    Letter outside = letter(JINHUA, SHAOXING, CASE);
    Letter back = letter(HANGZHOU, JINHUA, CASE);
    assertThat(code(decide(outside, Proof.Strength.SIGNATURE, NOON)))
        .isEqualTo(RefusalCode.OUTSIDE_MEMORANDUM);
    assertThat(code(decide(back, Proof.Strength.SIGNATURE, NOON)))
        .isEqualTo(RefusalCode.OUTSIDE_MEMORANDUM);
    assertThat(decide(letter(JINHUA, HANGZHOU, CASE), Proof.Strength.SIGNATURE, NOON))
        .isInstanceOf(Release.class);
  }

  @Test
  void refusesAKindThatNoClauseHas() {
    Letter notice = letter(JINHUA, HANGZHOU, CASE);
    Memoranda others = new Memoranda(List.of(memorandum(clause("3.1", ItemKind.OVERLOAD_RECORD))));
    assertThat(others.decide(notice, Proof.Strength.SIGNATURE, NOON).get(HANGZHOU))
        .extracting(decision -> code(Objects.requireNonNull(decision)))
        .isEqualTo(RefusalCode.OUTSIDE_MEMORANDUM);
    assertThat(decide(notice, Proof.Strength.SIGNATURE, NOON)).isInstanceOf(Release.class);
  }

  @Test
  void refusesAPurposeThatTheClauseDoesNotName() {
    Decision decision = decide(letter(JINHUA, HANGZHOU, OTHER), Proof.Strength.SIGNATURE, NOON);
    assertThat(code(decision)).isEqualTo(RefusalCode.NOT_AUTHORISED_PURPOSE);
  }

  @Test
  void refusesAWeakerProofThanTheClauseAsks() {
    Letter letter = letter(JINHUA, HANGZHOU, CASE);
    assertThat(code(decide(letter, Proof.Strength.CHANNEL, NOON)))
        .isEqualTo(RefusalCode.PROOF_INSUFFICIENT);
    assertThat(decide(letter, Proof.Strength.SIGNATURE, NOON)).isInstanceOf(Release.class);
  }

  @Test
  void endsAtMidnightInBeijingAfterItsLastDay() {
    Letter letter = letter(JINHUA, HANGZHOU, CASE);
    Instant lastSecond = Instant.parse("2021-11-19T15:59:59Z");
    assertThat(decide(letter, Proof.Strength.SIGNATURE, lastSecond)).isInstanceOf(Release.class);
    assertThat(code(decide(letter, Proof.Strength.SIGNATURE, lastSecond.plusSeconds(1))))
        .isEqualTo(RefusalCode.MEMORANDUM_EXPIRED);
  }

  @Test
  void beginsAtMidnightInBeijingAndSaysWhenUntilThen() {
    Letter letter = letter(JINHUA, HANGZHOU, CASE);
    Instant firstSecond = Instant.parse("2021-02-28T16:00:00Z");
    assertThat(decide(letter, Proof.Strength.SIGNATURE, firstSecond)).isInstanceOf(Release.class);
    assertThat(decide(letter, Proof.Strength.SIGNATURE, firstSecond.minusSeconds(1)))
        .isEqualTo(
            new Decision.Denied(
                new Refused(
                    RefusalCode.MEMORANDUM_NOT_IN_FORCE,
                    "purpose",
                    Optional.of("not before 2021-03-01"),
                    Optional.of(new Clause("JH-HZ", "3.1")))));
  }

  @Test
  void saysOfARenewedMemorandumWhenItBegins() {
    Memorandum renewed =
        new Memorandum(
            "JH-HZ-2022",
            "备忘录",
            Set.of(JINHUA, HANGZHOU),
            LocalDate.of(2022, 1, 1),
            LocalDate.of(2022, 12, 31),
            List.of(clause("3.1")));
    Letter letter = letter(JINHUA, HANGZHOU, CASE);
    Instant between = Instant.parse("2021-12-01T04:00:00Z");
    assertThat(
            memoranda.and(renewed).decide(letter, Proof.Strength.SIGNATURE, between).get(HANGZHOU))
        .extracting(decision -> code(Objects.requireNonNull(decision)))
        .isEqualTo(RefusalCode.MEMORANDUM_NOT_IN_FORCE);
  }

  @Test
  void withholdsWhatTheClauseDoesNotReleaseAndMasksWhatIsSensitive() {
    Decision decision = decide(letter(JINHUA, HANGZHOU, CASE), Proof.Strength.SIGNATURE, NOON);
    Release release = (Release) decision;
    String json = new String(LetterJson.write(release.letter()), StandardCharsets.UTF_8);
    assertThat(json)
        .contains("示例驾驶人")
        .doesNotContain(QUALIFICATION)
        .doesNotContain("示例运输有限公司")
        .contains("\"field\":\"enterprise\",\"memorandum\":\"JH-HZ\",\"clause\":\"3.1\"");
    assertThat(release.keptUntil()).isEqualTo(YearMonth.of(2023, 11));
    assertThat(release.to()).isEqualTo(HANGZHOU);
    assertThat(release.clause()).isEqualTo(new Clause("JH-HZ", "3.1"));
  }

  @Test
  void refusesAClauseThatNamesWhatDoesNotExist() {
    assertThatThrownBy(() -> memorandum(clause("3.1"), clause("3.1")))
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() ->
            new ClauseRule(
                "9",
                Set.of(JINHUA),
                Set.of(HANGZHOU),
                ItemKind.COPY_NOTICE,
                Set.of(CASE),
                Set.of("idNumber"),
                Proof.Strength.CHANNEL,
                Period.ofMonths(1),
                Optional.empty()))
        .hasMessageContaining("idNumber");
  }
}
