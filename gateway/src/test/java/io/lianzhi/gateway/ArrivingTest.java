package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a part is not on disk, no later one about its subject overtakes it. */
class ArrivingTest {
  private static final Handed STORED = refused(RefusalCode.SCHEMA);
  private static final Handed LATER = refused(RefusalCode.RETRY_LATER);

  private static Handed refused(RefusalCode code) {
    return Handled.refused(Incident.of(7), Refused.of(code, ""));
  }

  private static Handed unexpected() {
    throw new AssertionError("an earlier version is not on disk");
  }

  private static Arriving part(String subject, Supplier<Handed> taking) {
    return new Arriving(0, subject, taking);
  }

  private static List<Handed> taken(Stream<Arriving> parts) {
    return new Abreast<>(Arriving::subject, new Arriving.Taking())
        .each(parts).stream().map(Arriving.Taken::reply).toList();
  }

  @Test
  void takesOneAfterTheOtherWhileAllAreOnDisk() {
    assertThat(taken(Stream.of(part("浙G12345", () -> STORED), part("浙G12345", () -> STORED))))
        .containsExactly(STORED, STORED);
  }

  @Test
  void leavesTheLaterOnesOfASubjectWhoseEarlierOneIsNotOnDisk() {
    List<Handed> taken =
        taken(
            Stream.of(
                part("浙G12345", () -> LATER),
                part("浙G12345", ArrivingTest::unexpected),
                part("浙G54321", () -> STORED)));
    assertThat(taken.get(0)).isSameAs(LATER);
    assertThat(taken.get(1).isStored()).isFalse();
    assertThat(taken.get(2)).isSameAs(STORED);
  }

  @Test
  void leavesThemHoweverFarBehind() {
    Stream<Arriving> others =
        IntStream.range(0, Abreast.MOST).mapToObj(i -> part("浙G" + i, () -> STORED));
    Stream<Arriving> first = Stream.of(part("浙G12345", () -> LATER));
    Stream<Arriving> last = Stream.of(part("浙G12345", ArrivingTest::unexpected));
    assertThat(taken(Stream.of(first, others, last).flatMap(parts -> parts)).getLast().isStored())
        .isFalse();
  }

  @Test
  void leavesThemAfterAFailureToo() {
    AtomicBoolean overtaken = new AtomicBoolean();
    Supplier<Handed> failing =
        () -> {
          throw new IllegalStateException();
        };
    Supplier<Handed> overtaking =
        () -> {
          overtaken.set(true);
          return STORED;
        };
    assertThatThrownBy(
            () -> taken(Stream.of(part("浙G12345", failing), part("浙G12345", overtaking))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(overtaken).isFalse();
  }
}
