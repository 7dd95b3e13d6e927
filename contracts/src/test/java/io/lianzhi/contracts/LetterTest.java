package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {
  private static final Letter LETTER =
      FullLetters.of(ItemKind.VEHICLE_QUESTION, TestHouse.JINHUA, TestHouse.SHAOXING);

  @Test
  void hasAddresseesEachOnceAndNeverTheSender() {
    assertThat(LETTER.withTo(List.of(TestHouse.SHAOXING, TestHouse.HANGZHOU)).to()).hasSize(2);
    for (List<PartyId> wrong :
        List.of(
            List.<PartyId>of(),
            List.of(TestHouse.SHAOXING, TestHouse.SHAOXING),
            List.of(TestHouse.SHAOXING, TestHouse.JINHUA))) {
      assertThatThrownBy(() -> LETTER.withTo(wrong))
          .isInstanceOfSatisfying(
              InvalidValue.class,
              invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.TARGET_UNKNOWN));
    }
  }

  @Test
  void hasAVersionFromOne() {
    assertThat(LETTER.withVersion(1).version()).isEqualTo(1);
    assertThatThrownBy(() -> LETTER.withVersion(0)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void changesOnePartAndKeepsTheOthers() {
    Instant deadline = Instant.parse("2021-11-19T02:00:10Z");
    LetterId question = new LetterId("Q-1");
    Letter changed =
        LETTER
            .withVersion(7)
            .withMatter(new Matter("M"))
            .withUrgency(Urgency.ROUTINE)
            .answering(question)
            .answerBy(deadline)
            .asTest();
    assertThat(changed.version()).isEqualTo(7);
    assertThat(changed.matter()).isEqualTo(new Matter("M"));
    assertThat(changed.urgency()).isEqualTo(Urgency.ROUTINE);
    assertThat(changed.answers()).contains(question);
    assertThat(changed.answerBy()).contains(deadline);
    assertThat(changed.test()).isTrue();
    assertThat(changed.item()).isEqualTo(LETTER.item());
    assertThat(changed.from()).isEqualTo(LETTER.from());
    assertThat(changed.purpose()).isEqualTo(LETTER.purpose());
  }

  @Test
  void isARoutineFirstVersionOfItsOwnMatterUnlessSaidOtherwise() {
    Letter letter =
        Letter.of(LETTER.id(), LETTER.from(), LETTER.to(), LETTER.purpose(), LETTER.item());
    assertThat(letter.matter().value()).isEqualTo(LETTER.id().value());
    assertThat(letter.version()).isEqualTo(1);
    assertThat(letter.urgency()).isEqualTo(Urgency.ROUTINE);
    assertThat(letter.test()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void neverShowsItsContentInALog(ItemKind kind) {
    FullLetters.all(kind, TestHouse.JINHUA, TestHouse.SHAOXING)
        .forEach(letter ->
            assertThat(letter).hasToString("Letter[jinhua/" + letter.id() + " " + kind + "]"));
  }
}
