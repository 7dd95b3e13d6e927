package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import org.junit.jupiter.api.Test;

class SubjectsTest {
  private static final Handed STORED = refused(RefusalCode.SCHEMA);
  private static final Handed LATER = refused(RefusalCode.RETRY_LATER);

  private final Subjects subjects = new Subjects();

  private static Handed refused(RefusalCode code) {
    return Handled.refused(Incident.of(7), Refused.of(code, ""));
  }

  private static Handed unexpected() {
    throw new AssertionError("an earlier version is not on disk");
  }

  @Test
  void takesOneAfterTheOtherWhileAllAreOnDisk() {
    assertThat(subjects.take("浙G12345", () -> STORED)).isSameAs(STORED);
    assertThat(subjects.take("浙G12345", () -> STORED)).isSameAs(STORED);
  }

  @Test
  void leavesTheLaterOnesOfASubjectWhoseEarlierOneIsNotOnDisk() {
    assertThat(subjects.take("浙G12345", () -> LATER)).isSameAs(LATER);
    Handed left = subjects.take("浙G12345", SubjectsTest::unexpected);
    assertThat(left.isStored()).isFalse();
    assertThat(subjects.take("浙G54321", () -> STORED)).isSameAs(STORED);
  }

  @Test
  void leavesThemAfterAFailureToo() {
    assertThatThrownBy(() ->
            subjects.take(
                "浙G12345",
                () -> {
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(subjects.take("浙G12345", SubjectsTest::unexpected).isStored()).isFalse();
  }
}
