package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kill test's short form, and whether its arithmetic can fail. */
class KillTestTest {
  private static final Map<String, String> DURABLE = Map.of("fsync", "on");
  private static final KillReport.Sent SENT = new KillReport.Sent(100, 0, 3);
  private static final KillReport.Kept KEPT =
      new KillReport.Kept(100, Map.of("DELIVERED", 98L, "UNANSWERED", 2L), 0, 0, 0, 0);
  private static final KillReport.Seen SEEN = new KillReport.Seen(120, 99, 0, 0);

  @Test
  void losesNothingWhenNodesAreKilled() {
    KillReport report = KillTest.run(2, 7);
    assertThat(report.sent().accepted()).isPositive();
    assertThat(report.problems()).as(report.text()).isEmpty();
  }

  @Test
  void holdsWhenEverythingAddsUp() {
    assertThat(problems(20, SENT, KEPT, SEEN, DURABLE)).isEmpty();
    assertThat(new KillReport(20, SENT, KEPT, SEEN, DURABLE, "ext4").text())
        .contains("100 accepted = 98 delivered + 0 declined + 2 unanswered + 0 parked + 0 waiting")
        .contains("it holds");
  }

  @Test
  void seesARefusalOfAGoodLetter() {
    assertThat(problems(20, new KillReport.Sent(100, 1, 3), KEPT, SEEN, DURABLE))
        .containsExactly("1 good letters were refused");
    assertThat(problems(20, SENT, kept(100, 98, 1, 0, 0, 0), SEEN, DURABLE))
        .containsExactly("1 refusals are in the books");
  }

  @Test
  void seesALetterThatIsNotInTheBooks() {
    assertThat(problems(20, SENT, kept(99, 98, 0, 0, 0, 0), SEEN, DURABLE))
        .containsExactly("100 accepted, 99 in the books");
  }

  @Test
  void seesALostCopyAndOneInTwoPlaces() {
    assertThat(problems(20, SENT, kept(100, 98, 0, 1, 0, 0), SEEN, DURABLE))
        .containsExactly("1 copies were lost");
    assertThat(problems(20, SENT, kept(100, 98, 0, 0, 1, 0), SEEN, DURABLE))
        .containsExactly("1 copies are in two places");
  }

  @Test
  void seesAQuestionWithoutAnAnswer() {
    assertThat(problems(20, SENT, kept(100, 98, 0, 0, 0, 1), SEEN, DURABLE))
        .containsExactly("1 questions count as delivered and have no answer");
  }

  @Test
  void seesWhatTheAddresseeDidNotGetOrGotTwiceOrOutOfOrder() {
    assertThat(problems(20, SENT, KEPT, new KillReport.Seen(120, 97, 0, 0), DURABLE)).hasSize(1);
    assertThat(problems(20, SENT, KEPT, new KillReport.Seen(120, 101, 0, 0), DURABLE)).hasSize(1);
    assertThat(problems(20, SENT, KEPT, new KillReport.Seen(120, 99, 1, 0), DURABLE))
        .containsExactly("1 letters under two ids");
    assertThat(problems(20, SENT, KEPT, new KillReport.Seen(120, 99, 0, 1), DURABLE))
        .containsExactly("1 letters overtaken by later ones");
  }

  @Test
  void seesAPostgresThatDoesNotWriteThrough() {
    assertThat(problems(20, SENT, KEPT, SEEN, Map.of("fsync", "off"))).hasSize(1);
  }

  @Test
  void seesALongRunInWhichTheKillsMetNothing() {
    KillReport.Sent undisturbed = new KillReport.Sent(100, 0, 0);
    assertThat(problems(20, undisturbed, KEPT, SEEN, DURABLE)).hasSize(1);
    assertThat(problems(2, undisturbed, KEPT, SEEN, DURABLE)).isEmpty();
  }

  @Test
  void countsInTheBooksWhatBecameOfEachCopy() {
    Books.Arrival letter = arrival(1, "kill-1", "COPY_NOTICE", Optional.empty());
    Books.Arrival question = arrival(2, "ask-1", "VEHICLE_QUESTION", Optional.empty());
    Books.Arrival other = arrival(3, "ask-2", "VEHICLE_QUESTION", Optional.empty());
    Books.Arrival answer =
        new Books.Arrival(
            4,
            "hangzhou",
            "answer",
            Optional.of("a"),
            Optional.of("VEHICLE_RECORD"),
            Optional.of("ask-1"));
    KillReport.Kept kept =
        KillTest.kept(
            new Books.Page(
                List.of(
                    line(letter, "hangzhou", "TAKEN"),
                    line(question, "hangzhou", "TAKEN"),
                    line(question, "hangzhou", "DELIVERED"),
                    line(other, "hangzhou", "TAKEN"),
                    line(other, "hangzhou", "DELIVERED"),
                    line(answer, "jinhua", "TAKEN")),
                Set.of(new Books.Copy(1, "hangzhou"))));
    assertThat(kept)
        .isEqualTo(new KillReport.Kept(3, Map.of("DELIVERED", 2L, "WAITING", 1L), 0, 1, 0, 1));
  }

  private static Books.Arrival arrival(
      long number, String id, String kind, Optional<String> answers) {
    return new Books.Arrival(number, "jinhua", "api", Optional.of(id), Optional.of(kind), answers);
  }

  private static Books.Line line(Books.Arrival arrival, String party, String what) {
    return new Books.Line(arrival, party, what, Optional.empty(), Optional.empty());
  }

  private static KillReport.Kept kept(
      long accepted, long delivered, long refusals, long lost, long twice, long silent) {
    return new KillReport.Kept(
        accepted, Map.of("DELIVERED", delivered, "UNANSWERED", 2L), refusals, lost, twice, silent);
  }

  private static List<String> problems(
      int kills,
      KillReport.Sent sent,
      KillReport.Kept kept,
      KillReport.Seen seen,
      Map<String, String> durability) {
    return new KillReport(kills, sent, kept, seen, durability, "ext4").problems();
  }
}
