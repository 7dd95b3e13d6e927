package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.NOON;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.gateway.edge.Asker;
import io.lianzhi.gateway.edge.Desk.Listing;
import io.lianzhi.gateway.edge.Desk.Role;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody of a unit sees of a party's letters, beside what the whole party does. */
class UnitScopeTest {
  private static final String WUCHENG = "330702";
  private static final String JINDONG = "330703";
  private static final String UNSETTLED =
      "select number from letter where xid >= pg_snapshot_xmin(pg_current_snapshot())";
  private static final Asker WHOLE = Asker.whole(JINHUA);

  private TestOutbox outbox;
  private long number = 100;

  @BeforeEach
  void open(@TempDir Path folder) {
    outbox = new TestOutbox(folder);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private static Asker of(String unit) {
    return new Asker(JINHUA, Optional.of(unit));
  }

  @Test
  void eachAccountSeesItsOwnLettersAndNoOther() throws Exception {
    send("wucheng", WUCHENG);
    send("jindong", JINDONG);
    send("nobody's", "");
    send("before", WUCHENG);
    outbox.execute("update letter set unit = null where id = 'before'");
    refuse("refused", WUCHENG);
    claimAnothersName("claimed", WUCHENG);
    park("parked");
    receive("news", "");
    receive("to-wucheng", "wucheng");
    receive("to-jindong", "jindong");
    receive("to-nobody's", "nobody's");
    receive("to-before", "before");
    receive("to-what-is-not-ours", "elsewhere");

    Seen whole = new Seen(WHOLE);
    assertThat(whole.sent())
        .containsExactly(
            "wucheng", "jindong", "nobody's", "before", "refused", "claimed", "parked");
    assertThat(whole.received())
        .containsExactly(
            "news", "to-wucheng", "to-jindong", "to-nobody's", "to-before", "to-what-is-not-ours");
    Seen wucheng = new Seen(of(WUCHENG));
    assertThat(wucheng.sent()).containsExactly("wucheng", "refused");
    assertThat(wucheng.received()).containsExactly("news", "to-wucheng");
    Seen jindong = new Seen(of(JINDONG));
    assertThat(jindong.sent()).containsExactly("jindong");
    assertThat(jindong.received()).containsExactly("news", "to-jindong");
    Seen nowhere = new Seen(of("330799"));
    assertThat(nowhere.sent()).isEmpty();
    assertThat(nowhere.received()).containsExactly("news");
    assertThat(new Seen(new Asker(SHAOXING, Optional.of(WUCHENG))).sent()).isEmpty();

    for (Asker asker : List.of(WHOLE, of(WUCHENG), of(JINDONG), of("330799"))) {
      assertThat(found(asker)).as("%s", asker).isEqualTo(new Seen(asker).all());
    }
  }

  /** Who asks for each letter by itself finds what the lists have, and nothing else. */
  private List<String> found(Asker asker) throws Exception {
    List<String> found = new ArrayList<>();
    for (String row : outbox.query("select number || ' ' || id from letter order by number")) {
      String incident = Incident.of(Long.parseLong(row.split(" ", 2)[0])).number();
      if (outbox.desk.state(asker, incident).isPresent()) {
        found.add(row.split(" ", 2)[1]);
      }
    }
    return found;
  }

  @Test
  void aLetterIsFoundByItsIdAsByItsNumber() {
    send("wucheng", WUCHENG);
    assertThat(outbox.desk.state(WHOLE, "wucheng")).isPresent();
    assertThat(outbox.desk.state(of(WUCHENG), "wucheng")).isPresent();
    assertThat(outbox.desk.state(of(JINDONG), "wucheng")).isEmpty();
  }

  @Test
  void aLetterThatWentOnOnceItsCodeWasKnownIsItsUnits() throws Exception {
    park("later");
    String parked = Incident.of(number).number();
    assertThat(outbox.desk.state(of(WUCHENG), parked)).isEmpty();
    send("later", WUCHENG);
    outbox.execute("update unread set resumed = " + number);
    assertThat(outbox.desk.state(of(WUCHENG), parked)).isPresent();
    assertThat(outbox.desk.state(of(JINDONG), parked)).isEmpty();
  }

  @Test
  void noPageIsShorterForWhatItsReaderDoesNotSee() throws Exception {
    for (int each = 0; each < 12; each++) {
      send("w-" + each, each % 3 == 0 ? WUCHENG : JINDONG);
      receive("r-" + each, "w-" + each);
    }
    assertThat(pages(of(WUCHENG), Role.SENT))
        .containsExactly(List.of("w-0", "w-3", "w-6"), List.of("w-9"));
    assertThat(pages(of(WUCHENG), Role.RECEIVED))
        .containsExactly(List.of("r-0", "r-3", "r-6"), List.of("r-9"));
    assertThat(pages(of(JINDONG), Role.SENT))
        .containsExactly(
            List.of("w-1", "w-2", "w-4"), List.of("w-5", "w-7", "w-8"), List.of("w-10", "w-11"));
  }

  private List<List<String>> pages(Asker asker, Role role) throws Exception {
    settle();
    List<List<String>> pages = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Listing page = outbox.desk.list(asker, role, next, 3);
      pages.add(ids(page));
      next = page.next();
    } while (next.isPresent());
    return pages;
  }

  private static List<String> ids(Listing page) {
    return page.letters().stream().map(letter -> letter.id().orElseThrow()).toList();
  }

  /** Lists show what no open transaction can come before, of whatever database of the server. */
  private void settle() throws Exception {
    Instant until = Instant.now().plusSeconds(60);
    while (!outbox.query(UNSETTLED).isEmpty()) {
      assertThat(Instant.now()).as("the server's other transactions end").isBefore(until);
      Thread.sleep(20);
    }
  }

  private final class Seen {
    private final Asker asker;

    Seen(Asker asker) throws Exception {
      this.asker = asker;
      settle();
    }

    List<String> sent() {
      return ids(outbox.desk.list(asker, Role.SENT, Optional.empty(), 100));
    }

    List<String> received() {
      return ids(outbox.desk.list(asker, Role.RECEIVED, Optional.empty(), 100));
    }

    List<String> all() {
      List<String> all = new ArrayList<>(sent());
      all.addAll(received());
      return all;
    }
  }

  private static Letter letter(PartyId from, String id, String unit, PartyId to) {
    Letter plain = TestOutbox.letter(id, "浙G12345", to.equals(JINHUA) ? HANGZHOU : to);
    return Letter.of(
        new LetterId(id),
        new Origin(from, Optional.of(unit).filter(each -> !each.isEmpty()), Optional.empty()),
        List.of(to),
        plain.purpose(),
        plain.item());
  }

  private void send(String id, String unit) {
    assertThat(outbox.take(++number, letter(JINHUA, id, unit, HANGZHOU)))
        .isEqualTo(new Committed.New());
  }

  private void refuse(String id, String unit) {
    Letter letter = letter(JINHUA, id, unit, HANGZHOU);
    outbox.committer.refuse(
        TestOutbox.arrival(++number),
        TestOutbox.opened(letter),
        letter,
        Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, "to"));
  }

  /** What calls itself another party's letter names that party's unit. */
  private void claimAnothersName(String id, String unit) {
    Letter letter = letter(HANGZHOU, id, unit, JINHUA);
    outbox.committer.refuse(
        TestOutbox.arrival(++number),
        TestOutbox.opened(letter),
        letter,
        Refused.of(RefusalCode.WRONG_SENDER, "from.party"));
  }

  private void park(String id) {
    Letter letter = letter(JINHUA, id, WUCHENG, HANGZHOU);
    outbox.committer.park(
        TestOutbox.arrival(++number),
        TestOutbox.opened(letter),
        new Rejected(
            1, Refused.of(RefusalCode.CODE_UNKNOWN, "item.kind"), Optional.of(letter.id())),
        Optional.empty());
  }

  /** From Hangzhou, of a unit that is called as one of Jinhua's. */
  private void receive(String id, String answers) {
    Letter news = letter(HANGZHOU, id, JINDONG, JINHUA);
    Letter letter = answers.isEmpty() ? news : news.answering(new LetterId(answers));
    Arrival arrival = new Arrival(++number, HANGZHOU, Suite.INTERNATIONAL, "letters", "1", NOON);
    RawMessage raw = new RawMessage("letters", "application/json", LetterJson.write(letter));
    List<Packed> packed =
        outbox.packed(arrival, letter, new Scribe(Optional.empty()), memorandum(letter));
    assertThat(
            outbox.committer.take(arrival, TestOpened.of(HANGZHOU, raw), letter, packed, Map.of()))
        .isEqualTo(new Committed.New());
  }

  private static Memorandum memorandum(Letter letter) {
    ClauseRule clause =
        new ClauseRule(
            "1",
            Set.of(HANGZHOU),
            Set.of(JINHUA),
            ItemKind.BLACKLIST_REMOVAL,
            Set.of(letter.purpose()),
            Set.of("reason"),
            Proof.Strength.CHANNEL,
            Period.ofMonths(6),
            Optional.empty());
    return new Memorandum(
        "M",
        "备忘录",
        Set.of(JINHUA, HANGZHOU),
        LocalDate.of(2021, 1, 1),
        LocalDate.of(2022, 1, 1),
        List.of(clause));
  }
}
