package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.lishui.Houses;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestParcel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Lishui says of the hub's files once it has read them, and how the hub hears of it. */
final class TheirResultsTest {
  private static final Line.Poll RESULTS = new Line.Poll("results", Duration.ofSeconds(1));
  private static final Map<String, Delivery.Declined> NOTHING = Map.of();

  private final AtomicLong numbers = new AtomicLong(70_000);
  private Table table;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    table = new Table(folder, Map.of("connectTimeout", "PT60S", "readTimeout", "PT60S"));
  }

  @AfterEach
  void stop() {
    table.close();
  }

  private TestParcel deliver(Behaviour behaviour, ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, Houses.LISHUI);
    TestParcel parcel =
        TestParcel.of(numbers.incrementAndGet(), letter, table.adapter().encode(letter));
    table.lishui().behave(behaviour.word());
    assertThat(table.adapter().deliver(List.of(parcel))).containsExactly(new Delivery.Accepted());
    return parcel;
  }

  private Fetched fetch() {
    return table.adapter().fetch(RESULTS, "");
  }

  /** What is fetched, once it is on disk. */
  private Map<String, Delivery.Declined> poll() {
    Fetched fetched = fetch();
    table.adapter().taken(RESULTS, fetched, List.of());
    return fetched.declined();
  }

  @Test
  void saysWhichRowsLishuiRefusesWithItsCodeAndWords() {
    TestParcel notice = deliver(Behaviour.REFUSING, ItemKind.COPY_NOTICE);
    TestParcel record = deliver(Behaviour.REFUSING, ItemKind.OVERLOAD_RECORD);
    deliver(Behaviour.WELL, ItemKind.BLACKLIST_ENTRY);
    Delivery.Declined why = new Delivery.Declined("21: 代码未定义");
    assertThat(poll()).isEqualTo(Map.of(notice.id(), why, record.id(), why));
  }

  @Test
  void takesAFileAwayOnlyWhenItsResultIsOnDisk() {
    TestParcel notice = deliver(Behaviour.REFUSING, ItemKind.COPY_NOTICE);
    assertThat(fetch().declined()).containsOnlyKeys(notice.id());
    table.restart();
    assertThat(poll()).containsOnlyKeys(notice.id());
    assertThat(table.box().names("inbox")).isEmpty();
    assertThat(table.box().names("inbox/feedback")).hasSize(3);
    assertThat(poll()).isEqualTo(NOTHING);
  }

  @Test
  void leavesAFileOfWhichNothingIsSaidYet() {
    deliver(Behaviour.RESERVED, ItemKind.COPY_NOTICE);
    assertThat(poll()).isEqualTo(NOTHING);
    assertThat(table.box().names("inbox")).hasSize(3);
  }

  @Test
  void believesNoResultThatIsNotWhatItsControlFileSaysAndReadsOnBehindIt() {
    deliver(Behaviour.HALF_RESULT, ItemKind.COPY_NOTICE);
    TestParcel record = deliver(Behaviour.REFUSING, ItemKind.OVERLOAD_RECORD);
    assertThat(poll()).containsOnlyKeys(record.id());
    assertThat(table.box().names("inbox")).hasSize(3);
  }

  @Test
  void readsTheResultThatTakesTheBrokenOnesPlace() {
    TestParcel notice = deliver(Behaviour.HALF_RESULT, ItemKind.COPY_NOTICE);
    assertThat(poll()).isEqualTo(NOTHING);
    String file = table.box().names("inbox").getFirst();
    List<String> columns = List.of("投递编号", "结果", "代码", "说明");
    Map<String, String> row = Map.of("投递编号", notice.id(), "结果", "拒收", "代码", "21");
    table
        .box()
        .offer("inbox/feedback", file + ".result.csv", Sheet.write(columns, List.of(row)), 1);
    assertThat(poll()).containsOnlyKeys(notice.id());
  }

  @Test
  void readsManyResultsInSeveralPolls() {
    for (int i = 0; i < 101; i++) {
      deliver(Behaviour.REFUSING, ItemKind.COPY_NOTICE);
    }
    Fetched first = fetch();
    table.adapter().taken(RESULTS, first, List.of());
    assertThat(first.declined()).hasSize(100);
    assertThat(first.more()).isTrue();
    assertThat(fetch().declined()).hasSize(1);
    assertThat(fetch().more()).isFalse();
  }
}
