package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignWordsTest {
  private static final String RARE = "䶮𠮷";

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\n", "\u001b", "\u0085", "\ud842", "\udfb7", "\u2028", "\u202e"})
  void whatCannotBeStoredOrPrintedBecomesABlank(String bad) {
    assertThat(ForeignWords.fit("不归" + bad + "我市")).isEqualTo("不归 我市");
  }

  @Test
  void whatCanStaysAsItIs() {
    assertThat(ForeignWords.fit("不归我市 " + RARE)).isEqualTo("不归我市 " + RARE);
  }

  @Test
  void theyAreCutBetweenCharactersNeverInsideOne() {
    assertThat(ForeignWords.fit("𠮷".repeat(501))).isEqualTo("𠮷".repeat(500));
  }

  @Test
  void everyReasonIsFitToBeKept() {
    Refused refused = Refused.of(RefusalCode.SCHEMA, "a\u0000b");
    assertThat(Leaf.Reason.of(refused).flatMap(Leaf.Reason::detail)).contains("a b");
    assertThat(
            Leaf.Reason.of(RefusalCode.DECLINED, new Clause("m", "1"), "\u0000")
                .flatMap(Leaf.Reason::detail))
        .isEqualTo(Optional.of(" "));
  }
}
