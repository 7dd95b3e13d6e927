package io.lianzhi.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a kill test found.
 *
 * @param durability what PostgreSQL says of itself
 * @param fileStore the kind of file system that it writes to
 */
record KillReport(
    int kills, Sent sent, Kept kept, Seen seen, Map<String, String> durability, String fileStore) {
  private static final int LONG_RUN = 10;

  /** What the senders know: letters accepted, refused, and sent again after a broken answer. */
  record Sent(long accepted, long refused, long retried) {}

  /**
   * What the books say.
   *
   * @param accepted copies of the senders' letters
   * @param fates how these ended, by the names of events, with {@code WAITING}
   * @param refusals events of refusal, of whatever letter
   * @param lost copies of which nothing is known, answers among them
   * @param twice copies in two places
   * @param unansweredSilently questions that were delivered, and have no answer
   */
  record Kept(
      long accepted,
      Map<String, Long> fates,
      long refusals,
      long lost,
      long twice,
      long unansweredSilently) {
    long ended(String what) {
      return fates.getOrDefault(what, 0L);
    }
  }

  /** What the addressee has seen, as its simulator counts. */
  record Seen(long arrived, long letters, long underTwoIds, long overtaken) {}

  /** Everything that is not as it has to be; empty where the test holds. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(problems, sent.refused() == 0, sent.refused() + " good letters were refused");
    require(problems, kept.refusals() == 0, kept.refusals() + " refusals are in the books");
    require(
        problems,
        kept.accepted() == sent.accepted(),
        "%d accepted, %d in the books".formatted(sent.accepted(), kept.accepted()));
    require(problems, kept.lost() == 0, kept.lost() + " copies were lost");
    require(problems, kept.twice() == 0, kept.twice() + " copies are in two places");
    require(
        problems,
        kept.unansweredSilently() == 0,
        kept.unansweredSilently() + " questions count as delivered and have no answer");
    require(
        problems,
        arrivedAsTheBooksSay(),
        "%d letters came to the addressee, %d are in the books as delivered"
            .formatted(seen.letters(), kept.ended("DELIVERED")));
    require(problems, seen.underTwoIds() == 0, seen.underTwoIds() + " letters under two ids");
    require(problems, seen.overtaken() == 0, seen.overtaken() + " letters overtaken by later ones");
    require(
        problems,
        durability.values().stream().allMatch("on"::equals),
        "PostgreSQL does not write through: " + durability);
    require(
        problems,
        kills < LONG_RUN || sent.retried() > 0,
        "no letter had to be sent again: the kills met nothing");
    return problems;
  }

  private static void require(List<String> problems, boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /** What was handed over when its node died may have arrived and not be settled as delivered. */
  private boolean arrivedAsTheBooksSay() {
    long delivered = kept.ended("DELIVERED");
    long perhaps = kept.ended("UNANSWERED") + kept.ended("PARKED") + kept.ended("WAITING");
    return delivered <= seen.letters() && seen.letters() <= delivered + perhaps;
  }

  String text() {
    return """
    killed %d times; PostgreSQL %s on %s
    the senders: accepted %d, refused %d; sent again after a broken answer %d
    the books: %d accepted = %d delivered + %d declined + %d unanswered + %d parked + %d waiting
      refused %d, lost %d, in two places %d, questions without an answer %d
    the addressee: %d deliveries of %d different letters; under two ids %d, overtaken %d
    %s\
    """
        .formatted(
            kills,
            new TreeMap<>(durability),
            fileStore,
            sent.accepted(),
            sent.refused(),
            sent.retried(),
            kept.accepted(),
            kept.ended("DELIVERED"),
            kept.ended("DECLINED"),
            kept.ended("UNANSWERED"),
            kept.ended("PARKED"),
            kept.ended("WAITING"),
            kept.refusals(),
            kept.lost(),
            kept.twice(),
            kept.unansweredSilently(),
            seen.arrived(),
            seen.letters(),
            seen.underTwoIds(),
            seen.overtaken(),
            problems().isEmpty()
                ? "it holds: nothing lost, nothing twice, each subject in order"
                : "DOES NOT HOLD: " + String.join("; ", problems()));
  }
}
