package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.edge.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelReaderTest {
  /** Copies of one parcel under other numbers, over all lanes of two parties. */
  private static final String BACKLOG =
      """
      insert into parcel (number, party, lane, subject, sender, id, kind, urgency, taken_at, clause,
                          suite, retention, body)
      select 1000 + n, p, p || ':' || n % 16, n, sender, 'n-' || n, kind, urgency, taken_at, clause,
             suite, retention, sha256(n::text::bytea) || sha256(n::text::bytea)
      from parcel, generate_series(1, 20000) as n, unnest(array['hangzhou', 'shaoxing']) as p
      where number = 1 and party = 'hangzhou'\
      """;

  @Test
  void whatWaitsIsGivenOutOldestFirstOverAllLanes(@TempDir Path folder) {
    try (TestOutbox outbox = new TestOutbox(folder)) {
      IntStream.rangeClosed(1, 40)
          .forEach(n ->
              outbox.take(
                  n, TestOutbox.letter("n-" + n, "浙G%05d".formatted(n), HANGZHOU, SHAOXING)));

      List<Desk.Waiting> waiting = outbox.desk.waiting(HANGZHOU, 25);

      assertThat(waiting)
          .extracting(each -> each.incident().toNumber())
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(Long::valueOf).toList());
      assertThat(waiting).allMatch(each -> each.parcel().endsWith("-hangzhou"));
    }
  }

  @Test
  void ofABacklogNoMoreIsReadThanMayBeAskedForFromEachLane(@TempDir Path folder) throws Exception {
    try (TestOutbox outbox = new TestOutbox(folder)) {
      outbox.take(1, "n-1", HANGZHOU);
      outbox.execute(BACKLOG);
      outbox.execute("analyze parcel");

      List<String> plan = outbox.query("explain (analyze, timing off) " + asked());

      assertThat(String.join("\n", plan)).contains("parcel_by_lane");
      assertThat(plan).allSatisfy(node -> assertThat(rows(node)).isLessThanOrEqualTo(17 * 20));
    }
  }

  /** The reader's own query, for 20 parcels of Hangzhou. */
  private static String asked() {
    String lanes =
        LaneName.all(HANGZHOU).stream().map(LaneName::value).collect(Collectors.joining(","));
    return ParcelReader.OF_PARTY
        .replaceFirst("\\?", "'{" + lanes + ",question}'::text[]")
        .replaceFirst("\\?", "'hangzhou'")
        .replace("?", "20");
  }

  private static double rows(String node) {
    Matcher rows = Pattern.compile("actual rows=([0-9.]+)").matcher(node);
    return rows.find() ? Double.parseDouble(rows.group(1)) : 0;
  }
}
