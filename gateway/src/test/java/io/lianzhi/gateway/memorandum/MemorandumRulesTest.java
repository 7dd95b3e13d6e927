package io.lianzhi.gateway.memorandum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.ItemKind;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a memorandum must be before it decides anything; each rule as a pair. */
class MemorandumRulesTest {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId SHAOXING = new PartyId("shaoxing");
  private static final Purpose CASE = new Purpose("CASE_HANDLING");
  private static final Purpose PATROL = new Purpose("PATROL");
  private static final LocalDate FIRST = LocalDate.of(2021, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2021, 11, 30);
  private static final Clauses CLAUSE =
      new Clauses(
          Set.of(JINHUA), Set.of(HANGZHOU), Set.of(CASE), Period.ofMonths(1), Optional.empty());

  /** A clause of which a test says what is different. */
  private record Clauses(
      Set<PartyId> senders,
      Set<PartyId> addressees,
      Set<Purpose> allowed,
      Period kept,
      Optional<LocalDate> last) {
    ClauseRule number(String number) {
      return number(number, ItemKind.COPY_NOTICE);
    }

    ClauseRule number(String number, ItemKind kind) {
      Proof.Strength least = Proof.Strength.CHANNEL;
      return new ClauseRule(
          number, senders, addressees, kind, allowed, Set.of(), least, kept, last);
    }

    Clauses from(PartyId... other) {
      return new Clauses(Set.of(other), addressees, allowed, kept, last);
    }

    Clauses to(PartyId... other) {
      return new Clauses(senders, Set.of(other), allowed, kept, last);
    }

    Clauses purposes(Purpose... other) {
      return new Clauses(senders, addressees, Set.of(other), kept, last);
    }

    Clauses kept(Period other) {
      return new Clauses(senders, addressees, allowed, other, last);
    }

    Clauses until(LocalDate day) {
      return new Clauses(senders, addressees, allowed, kept, Optional.of(day));
    }
  }

  private static Memorandum memorandum(String id, LocalDate from, LocalDate to, ClauseRule... all) {
    return new Memorandum(id, "备忘录", Set.of(JINHUA, HANGZHOU, SHAOXING), from, to, List.of(all));
  }

  private static Memorandum memorandum(ClauseRule... all) {
    return memorandum("JH", FIRST, LAST, all);
  }

  private static void refuses(Runnable made, String words) {
    assertThatThrownBy(made::run)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aClauseConnectsSomebodyWithSomebodyElse() {
    String needed = "3.1: senders, addressees and purposes are needed";
    refuses(() -> CLAUSE.from().number("3.1"), needed);
    refuses(() -> CLAUSE.to().number("3.1"), needed);
    refuses(() -> CLAUSE.purposes().number("3.1"), needed);
    refuses(() -> CLAUSE.to(JINHUA).number("3.1"), "3.1: connects nobody");
    ClauseRule both = CLAUSE.from(JINHUA, HANGZHOU).to(JINHUA, HANGZHOU).number("3.1");
    assertThat(both.connects(JINHUA, JINHUA)).isFalse();
    assertThat(both.connects(SHAOXING, HANGZHOU)).isFalse();
    assertThat(both.connects(HANGZHOU, SHAOXING)).isFalse();
    assertThat(both.connects(HANGZHOU, JINHUA)).isTrue();
    assertThat(CLAUSE.to(JINHUA, HANGZHOU).number("3.1").connects(JINHUA, HANGZHOU)).isTrue();
  }

  @Test
  void contentIsKeptAMonthAtLeast() {
    refuses(() -> CLAUSE.kept(Period.ofDays(30)).number("3.1"), "3.1: retention below one month");
    refuses(() -> CLAUSE.kept(Period.ZERO).number("3.1"), "retention");
    assertThat(CLAUSE.kept(Period.ofMonths(1)).number("3.1").retention())
        .isEqualTo(Period.ofMonths(1));
  }

  @Test
  void aMemorandumHasANameTwoPartiesAndClauses() {
    ClauseRule clause = CLAUSE.number("3.1");
    Set<PartyId> two = Set.of(JINHUA, HANGZHOU);
    List<ClauseRule> one = List.of(clause);
    refuses(() -> new Memorandum(" ", "备忘录", two, FIRST, LAST, one), "an id and a title");
    refuses(() -> new Memorandum("JH", "", two, FIRST, LAST, one), "an id and a title");
    refuses(() -> new Memorandum("JH", "备忘录", Set.of(JINHUA), FIRST, LAST, one), "at least two");
    refuses(() -> new Memorandum("JH", "备忘录", two, FIRST, LAST, List.of()), "no clauses");
    refuses(() -> memorandum(clause, clause), "a clause number stands twice");
    assertThat(new Memorandum("JH", "备忘录", two, FIRST, LAST, one).clauses())
        .containsExactly(clause);
  }

  @Test
  void aMemorandumEndsAfterItBegins() {
    ClauseRule clause = CLAUSE.number("3.1");
    refuses(() -> memorandum("JH", FIRST, FIRST.minusDays(1), clause), "it ends before it begins");
    assertThat(memorandum("JH", FIRST, FIRST, clause).to()).isEqualTo(FIRST);
  }

  @Test
  void aClauseNamesOnlyWhoSigned() {
    PartyId stranger = new PartyId("lishui");
    String words = "JH 3.1: names a party that did not sign";
    refuses(() -> memorandum(CLAUSE.from(stranger).number("3.1")), words);
    refuses(() -> memorandum(CLAUSE.to(stranger).number("3.1")), words);
    assertThat(memorandum(CLAUSE.to(SHAOXING).number("3.1")).parties()).contains(SHAOXING);
  }

  @Test
  void aClauseEndsWithinItsMemorandum() {
    String words = "JH 3.1: its last day is not within the memorandum's";
    refuses(() -> memorandum(CLAUSE.until(FIRST.minusDays(1)).number("3.1")), words);
    refuses(() -> memorandum(CLAUSE.until(LAST.plusDays(1)).number("3.1")), words);
    for (LocalDate day : List.of(FIRST, LAST)) {
      Memorandum memorandum = memorandum(CLAUSE.until(day).number("3.1"));
      Rule rule = new Rule(memorandum, memorandum.clauses().getFirst());
      assertThat(rule.last()).isEqualTo(day);
      assertThat(rule.inForce(day)).isTrue();
      assertThat(rule.inForce(day.plusDays(1))).isFalse();
      assertThat(rule.inForce(FIRST.minusDays(1))).isFalse();
      assertThat(rule.cited()).isEqualTo(new Clause("JH", "3.1"));
    }
  }

  @Test
  void noTwoClausesDecideTheSameLetter() {
    Memorandum one = memorandum("A", FIRST, LAST, CLAUSE.purposes(PATROL, CASE).number("1"));
    Memorandum meets =
        memorandum("B", LAST, LAST.plusDays(9), CLAUSE.purposes(CASE, PATROL).number("2"));
    refuses(
        () -> new Memoranda(List.of(one, meets)),
        "A 1 and B 2 overlap: COPY_NOTICE jinhua to hangzhou for CASE_HANDLING,"
            + " from 2021-11-30 to 2021-11-30");
    refuses(() -> new Memoranda(List.of(meets, one)), "B 2 and A 1 overlap");
    refuses(() -> new Memoranda(List.of(one)).and(meets), "overlap");
    List<Memorandum> apart = new ArrayList<>(List.of(one));
    apart.add(memorandum("later", LAST.plusDays(1), LAST.plusDays(9), CLAUSE.number("2")));
    apart.add(memorandum("earlier", FIRST.minusDays(9), FIRST.minusDays(1), CLAUSE.number("2")));
    apart.add(memorandum("kind", FIRST, LAST, CLAUSE.number("2", ItemKind.OVERLOAD_RECORD)));
    apart.add(memorandum("back", FIRST, LAST, CLAUSE.from(HANGZHOU).to(JINHUA).number("2")));
    apart.add(memorandum("other", FIRST, LAST, CLAUSE.to(SHAOXING).number("2")));
    apart.add(
        memorandum("purpose", FIRST, LAST, CLAUSE.purposes(new Purpose("STATISTICS")).number("2")));
    assertThat(new Memoranda(apart).signed()).isEqualTo(apart);
  }

  @Test
  void anIdStandsOnce() {
    Memorandum first = memorandum("A", FIRST, LAST, CLAUSE.number("1"));
    Memorandum second = memorandum("A", FIRST, LAST, CLAUSE.to(SHAOXING).number("1"));
    refuses(() -> new Memoranda(List.of(first, second)), "the id A stands twice");
    assertThat(new Memoranda(List.of(first)).signed()).containsExactly(first);
  }

  @Test
  void keepsWhatItWasMadeOf() {
    Set<PartyId> senders = new LinkedHashSet<>(Set.of(JINHUA));
    ClauseRule clause =
        new ClauseRule(
            "1",
            senders,
            Set.of(HANGZHOU),
            ItemKind.COPY_NOTICE,
            Set.of(CASE),
            Set.of(),
            Proof.Strength.CHANNEL,
            Period.ofMonths(1),
            Optional.empty());
    senders.add(HANGZHOU);
    assertThat(clause.senders()).containsExactly(JINHUA);
  }
}
