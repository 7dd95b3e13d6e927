package io.lianzhi.adapter.lishui.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Lishui's, good and bad, as they are taken in chunks of three rows. */
final class InboxTest {
  private static final String NAME = "331100_CGH_20211119_001.csv";
  private static final String CORRECTION = "331100_CGH_20211119_001_R01.csv";

  private final Drafts drafts = new Drafts(7);
  private Table table;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    table = new Table(folder, Map.of("chunk", "3", "patience", "PT10M"));
  }

  @AfterEach
  void stop() {
    table.close();
  }

  private Box box() {
    return table.box();
  }

  private List<Draft> notices(int count) {
    return IntStream.range(0, count).mapToObj(i -> drafts.copyNotice()).toList();
  }

  private static byte[] csv(List<Draft> drafts) {
    return Sheet.write(Columns.of("CGH"), drafts.stream().map(Draft::record).toList());
  }

  private void offer(String name, List<Draft> drafts) {
    box().offer("outbox", name, csv(drafts), drafts.size());
  }

  private List<String> results(String key) {
    return table.result(key).stream().map(row -> row.get("结果")).toList();
  }

  private String verdict(String key) {
    return table.control(key).getOrDefault("verdict", "");
  }

  @Test
  void takesEveryRowInItsOrderAndSaysSoRowByRow() {
    List<Draft> seven = notices(7);
    offer(NAME, seven);
    table.poll();
    assertThat(table.parts())
        .extracting(part -> ((Letter) part).id().value())
        .isEqualTo(seven.stream().map(draft -> draft.id(1)).toList());
    assertThat(table.result(NAME))
        .extracting(row -> row.get("行号"), row -> row.get("来源编号"), row -> row.get("结果"))
        .hasSize(7)
        .startsWith(tuple("2", seven.getFirst().record().get("来源编号"), "受理"));
    assertThat(verdict(NAME)).isEqualTo("TAKEN");
    assertThat(table.control(NAME)).containsEntry("late", "no").containsEntry("source", NAME);
  }

  @Test
  void doesNotTakeAFileAgainThatLiesThereAsItDid() {
    offer(NAME, notices(4));
    table.poll();
    table.restart();
    table.poll();
    assertThat(table.parts()).hasSize(4);
  }

  @Test
  void takesTheOtherRowsOfAFileInWhichOneIsBadAndNamesItsLine() {
    List<Draft> rows = new ArrayList<>(notices(5));
    rows.set(2, rows.get(2).with("车牌颜色", "7"));
    offer(NAME, rows);
    table.poll();
    assertThat(table.letters()).hasSize(4);
    assertThat(table.result(NAME))
        .filteredOn(row -> row.containsValue("拒收"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row).containsEntry("行号", "4").containsEntry("代码", "CODE_UNKNOWN");
          assertThat(row)
              .containsEntry("位置", "车牌颜色")
              .containsEntry("来源编号", rows.get(2).record().get("来源编号"));
          assertThat(row.get("说明")).isNotBlank();
          assertThat(row.get("事件编号")).hasSize(13);
        });
  }

  @Test
  void countsLinesPastABrokenQuoteAndARowTooLong() {
    List<Draft> four = notices(4);
    List<String> columns = Columns.of("CGH");
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", columns));
    lines.add(Sheet.line(columns, four.get(0).record()));
    lines.add(Sheet.line(columns, four.get(1).record()).replace("\"浙G", "浙\"G"));
    lines.add(Sheet.line(columns, four.get(2).with("备注", "长".repeat(70_000)).record()));
    lines.add(Sheet.line(columns, four.get(3).record()));
    byte[] content = (String.join("\r\n", lines) + "\r\n").getBytes(Box.GB18030);
    box().offer("outbox", NAME, content, 4);
    table.poll();
    assertThat(table.letters()).hasSize(2);
    assertThat(table.parts())
        .filteredOn(Rejected.class::isInstance)
        .extracting(
            part -> ((Rejected) part).position(), part -> ((Rejected) part).reason().code().name())
        .containsExactly(tuple(3L, "SCHEMA"), tuple(4L, "TOO_LARGE"));
    assertThat(results(NAME)).containsExactly("受理", "拒收", "拒收", "受理");
  }

  @Test
  void looksAtNothingWithoutItsMarker() {
    byte[] content = csv(notices(2));
    box().write("outbox/" + NAME, content);
    box().write("outbox/" + NAME + ".ctl", Box.control(NAME, content, 2));
    table.poll();
    assertThat(table.parts()).isEmpty();
    assertThat(box().names("feedback")).isEmpty();
    box().write("outbox/" + NAME + ".ok", new byte[0]);
    table.poll();
    assertThat(table.letters()).hasSize(2);
  }

  @Test
  void waitsForDataThatComesBehindItsMarker() {
    byte[] content = csv(notices(3));
    box().write("outbox/" + NAME + ".ok", new byte[0]);
    box().write("outbox/" + NAME + ".ctl", Box.control(NAME, content, 3));
    box().write("outbox/" + NAME, Arrays.copyOf(content, content.length / 2));
    table.poll();
    assertThat(table.parts()).isEmpty();
    assertThat(table.hasResult(NAME)).isFalse();
    box().write("outbox/" + NAME, content);
    table.poll();
    assertThat(table.letters()).hasSize(3);
  }

  @Test
  void refusesHalfAFileThatStaysHalf() {
    byte[] content = csv(notices(3));
    box().offer("outbox", NAME, Arrays.copyOf(content, content.length / 2), 3);
    box().write("outbox/" + NAME + ".ctl", Box.control(NAME, content, 3));
    table.poll();
    table.passes(Duration.ofMinutes(11));
    table.poll();
    assertThat(table.parts()).isEmpty();
    assertThat(verdict(NAME)).isEqualTo("SIZE");
    assertThat(results(NAME)).containsExactly("拒收");
  }

  @Test
  void refusesAFileWhoseControlFileLies() {
    byte[] content = csv(notices(3));
    box().offer("outbox", NAME, content, 4);
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("ROWS");
    String other = "331100_CGH_20211119_002.csv";
    box().offer("outbox", other, content, 3);
    box().write("outbox/" + other + ".ctl", Box.control(other, content.length, 3, "0".repeat(64)));
    table.poll();
    assertThat(verdict(other)).isEqualTo("DIGEST");
    assertThat(table.parts()).isEmpty();
  }

  @Test
  void refusesAFileWithoutAControlFileOnceItHasWaitedLongEnough() {
    byte[] content = csv(notices(1));
    box().write("outbox/" + NAME, content);
    box().write("outbox/" + NAME + ".ok", new byte[0]);
    box().write("outbox/" + NAME + ".ctl", new byte[100_000]);
    table.poll();
    assertThat(table.hasResult(NAME)).isFalse();
    table.passes(Duration.ofMinutes(11));
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("CONTROL");
  }

  @Test
  void takesAFileAgainThatWasRefusedAndThenMended() {
    List<Draft> three = notices(3);
    box().offer("outbox", NAME, csv(three), 4);
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("ROWS");
    box()
        .offer(
            "outbox",
            NAME,
            (new String(csv(three), Box.GB18030) + "\r\n").getBytes(Box.GB18030),
            3);
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("TAKEN");
    assertThat(results(NAME)).containsExactly("受理", "受理", "受理");
  }

  @Test
  void takesWhatIsSentAgainInItsFolder() {
    List<Draft> three = notices(3);
    box().offer("outbox", NAME, csv(three), 4);
    table.poll();
    box().offer("outbox/resend", NAME, csv(three), 3);
    table.poll();
    assertThat(table.letters()).hasSize(3);
    assertThat(verdict("resend-" + NAME)).isEqualTo("TAKEN");
    assertThat(verdict(NAME)).isEqualTo("ROWS");
  }

  @Test
  void refusesTheSameContentUnderAnotherName() {
    List<Draft> three = notices(3);
    offer(NAME, three);
    table.poll();
    offer("331100_CGH_20211119_009.csv", three);
    box().offer("outbox/resend", NAME, csv(three), 3);
    offer(CORRECTION, three);
    table.poll();
    assertThat(table.parts()).hasSize(3);
    assertThat(verdict("331100_CGH_20211119_009.csv")).isEqualTo("DUPLICATE");
    assertThat(verdict("resend-" + NAME)).isEqualTo("DUPLICATE");
    assertThat(verdict(CORRECTION)).isEqualTo("DUPLICATE");
    assertThat(verdict(NAME)).isEqualTo("TAKEN");
  }

  @Test
  void givesTheRowsOfACorrectionTheNextVersionOfTheSameNumber() {
    List<Draft> two = notices(2);
    offer(NAME, two);
    offer(CORRECTION, two.stream().map(draft -> draft.with("抄告原因", "更正")).toList());
    table.poll();
    assertThat(table.parts())
        .extracting(part -> ((Letter) part).version())
        .containsExactly(1, 1, 2, 2);
    assertThat(table.parts())
        .extracting(part -> ((Letter) part).matter().value())
        .containsExactly(
            matter(two.get(0)), matter(two.get(1)), matter(two.get(0)), matter(two.get(1)));
  }

  private static String matter(Draft draft) {
    return "LS:" + draft.record().get("来源编号");
  }

  @Test
  void refusesAnOriginalThatComesAfterItsCorrection() {
    List<Draft> two = notices(2);
    offer(CORRECTION, two);
    table.poll();
    offer(NAME, two.stream().map(draft -> draft.with("抄告原因", "旧")).toList());
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("STALE");
    assertThat(table.letters()).hasSize(2);
  }

  @Test
  void takesAnEntryBeforeItsRemovalAndTheOlderDayFirst() {
    Draft listing = drafts.listing();
    Draft delisting = drafts.delisting(listing);
    box()
        .offer(
            "outbox", "331100_HMDYC_20211119_001.xml", Sheet.xml(List.of(delisting.record())), 1);
    box().offer("outbox", "331100_HMD_20211119_001.xml", Sheet.xml(List.of(listing.record())), 1);
    offer("331100_CGH_20211118_001.csv", notices(1));
    table.poll();
    assertThat(table.parts())
        .extracting(part -> ((Letter) part).item().kind().name())
        .containsExactly("COPY_NOTICE", "BLACKLIST_ENTRY", "BLACKLIST_REMOVAL");
  }

  @Test
  void takesALateFileAndSaysThatItIsLate() {
    offer("331100_CGH_20211101_001.csv", notices(1));
    table.poll();
    assertThat(table.letters()).hasSize(1);
    assertThat(table.control("331100_CGH_20211101_001.csv")).containsEntry("late", "yes");
  }

  @Test
  void refusesAFileOfADayToComeAndOneThatIsNamedOtherwise() {
    offer("331100_CGH_20211121_001.csv", notices(1));
    offer("330100_CGH_20211119_001.csv", notices(1));
    offer("331100_XYZ_20211119_001.csv", notices(1));
    offer("331100_CGH_20211319_001.csv", notices(1));
    table.poll();
    assertThat(table.parts()).isEmpty();
    assertThat(verdict("331100_CGH_20211121_001.csv")).isEqualTo("FUTURE");
    assertThat(verdict("330100_CGH_20211119_001.csv")).isEqualTo("NAME");
    assertThat(verdict("331100_XYZ_20211119_001.csv")).isEqualTo("NAME");
    assertThat(verdict("331100_CGH_20211319_001.csv")).isEqualTo("NAME");
  }

  @Test
  void followsNoLinkAndTouchesNoNameThatIsAPath() throws IOException {
    Path secret = Files.write(box().path("secret.csv"), csv(notices(1)));
    Files.createSymbolicLink(box().path("outbox/" + NAME), secret);
    box().write("outbox/" + NAME + ".ctl", Box.control(NAME, Files.readAllBytes(secret), 1));
    box().write("outbox/" + NAME + ".ok", new byte[0]);
    for (String strange : List.of("..\\..\\etc", "a b.csv", "-rf.csv", "甲.csv", "%2e%2e%2f.csv")) {
      box().offer("outbox", strange, csv(notices(1)), 1);
    }
    table.poll();
    assertThat(table.parts()).isEmpty();
    assertThat(box().names("feedback")).isEmpty();
    Files.delete(box().path("outbox/" + NAME));
    Files.copy(secret, box().path("outbox/" + NAME));
    table.poll();
    assertThat(table.letters()).as("the same content as a file").hasSize(1);
  }

  @Test
  void refusesAFileAboveTheSizeAgreedUpon(@TempDir Path folder) throws IOException {
    try (Table small = new Table(folder, Map.of("largest", "1000"))) {
      small.box().offer("outbox", NAME, csv(notices(9)), 9);
      small.poll();
      assertThat(small.parts()).isEmpty();
      assertThat(small.control(NAME)).containsEntry("verdict", "TOO_LARGE");
    }
  }

  @Test
  void saysOfAnEmptyFileThatItWasTaken() {
    offer(NAME, List.of());
    table.poll();
    assertThat(verdict(NAME)).isEqualTo("TAKEN");
    assertThat(table.result(NAME)).isEmpty();
  }

  @Test
  void refusesXmlThatDeclaresADocumentType() {
    String name = "331100_HMD_20211119_001.xml";
    String bomb =
        "<?xml version=\"1.0\" encoding=\"GB18030\"?><!DOCTYPE wj [<!ENTITY a \"aaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><wj><jl><函号>&b;</函号></jl></wj>";
    box().offer("outbox", name, bomb.getBytes(Box.GB18030), 1);
    table.poll();
    assertThat(verdict(name)).isEqualTo("STRUCTURE");
    assertThat(table.parts()).isEmpty();
  }

  @Test
  void goesOnWhereItWasAfterACrash() {
    List<Draft> ten = notices(10);
    offer(NAME, ten);
    table.step();
    table.step();
    table.restart();
    table.step();
    Fetched lost = table.fetch();
    table.take(lost);
    table.restart();
    table.poll();
    assertThat(table.letters()).hasSize(10);
    assertThat(results(NAME)).hasSize(10);
    assertThat(table.result(NAME))
        .extracting(row -> row.get("行号"))
        .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    assertThat(results(NAME).subList(6, 9)).containsOnly("重复");
  }

  @Test
  void goesOnThoughNothingWasReadForLong(@TempDir Path folder) throws Exception {
    try (Table slow = new Table(folder, Map.of("chunk", "2", "readTimeout", "PT3S"))) {
      slow.box().offer("outbox", NAME, csv(notices(6)), 6);
      slow.step();
      while (slow.step()) {
        Thread.sleep(2_000);
      }
      assertThat(slow.result(NAME)).hasSize(6);
      assertThat(slow.parts()).hasSize(6);
    }
  }

  @Test
  void answersAChunkOnceThoughItWasAnsweredBeforeACrash() {
    offer(NAME, notices(5));
    table.step();
    table.step();
    Fetched last = table.fetch();
    table.adapter().taken(Table.FILES, last, table.take(last));
    assertThat(table.hasResult(NAME)).isTrue();
    table.restart();
    table.poll();
    assertThat(results(NAME)).hasSize(5).containsOnly("受理");
  }

  @Test
  void noticesAFileThatIsChangedWhileItIsTaken() {
    List<Draft> seven = notices(7);
    offer(NAME, seven);
    table.step();
    table.step();
    offer(NAME, seven.stream().map(draft -> draft.with("抄告原因", "换成别的")).toList());
    table.restart();
    table.step();
    assertThat(verdict(NAME)).isEqualTo("CHANGED");
    assertThat(results(NAME)).containsExactly("受理", "受理", "受理", "拒收");
    assertThat(table.letters()).hasSize(3);
  }

  @Test
  void noticesAChangeOfTheSameLengthAndTime() throws IOException {
    List<Draft> seven = notices(7);
    offer(NAME, seven);
    Path data = box().path("outbox/" + NAME);
    var time = Files.getLastModifiedTime(data);
    table.step();
    table.step();
    byte[] changed = Files.readAllBytes(data);
    changed[changed.length - 3] ^= 1;
    Files.write(data, changed);
    Files.setLastModifiedTime(data, time);
    table.restart();
    table.step();
    assertThat(verdict(NAME)).isEqualTo("CHANGED");
    assertThat(table.letters()).hasSize(3);
  }

  @Test
  void keepsTheCursorWhereLishuiCannotBeAnswered() {
    offer(NAME, notices(2));
    table.step();
    Fetched fetched = table.fetch();
    table.lishui().behave("500");
    assertThatThrownBy(() -> table.adapter().taken(Table.FILES, fetched, table.take(fetched)))
        .isInstanceOf(UncheckedIOException.class);
    table.lishui().behave("well");
    table.poll();
    assertThat(results(NAME)).containsExactly("重复", "重复");
  }

  @Test
  void asksAnotherTimeWhateverTheServerDoes() {
    offer(NAME, notices(2));
    for (String behaviour :
        List.of("silent", "garbage", "500", "hung", "half", "other-host-key", "key-unknown")) {
      table.lishui().behave(behaviour);
      assertThatThrownBy(table::step).as(behaviour).isInstanceOf(UncheckedIOException.class);
    }
    table.lishui().behave("well");
    table.poll();
    assertThat(results(NAME)).containsExactly("受理", "受理");
  }

  @Test
  void speaksToNobodyWhoseHostKeyIsNotPinned() {
    table.lishui().behave("other-host-key");
    assertThatThrownBy(table::step).hasMessageContaining("a host key that is not pinned");
  }

  @Test
  void aResultSaysNothingOfAPersonInItsControlFile() {
    offer(NAME, notices(1));
    table.poll();
    assertThat(
            new String(
                box().read("feedback/" + NAME + ".result.csv.ctl"), StandardCharsets.US_ASCII))
        .doesNotContain("测试");
  }
}
