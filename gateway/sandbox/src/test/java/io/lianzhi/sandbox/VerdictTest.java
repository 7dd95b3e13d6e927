package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A verdict that cannot fail is none: each wrong world gets its complaint, and the right one none.
 */
class VerdictTest {
  private static final String JINHUA = "jinhua";
  private static final String HANGZHOU = "hangzhou";
  private static final String SHAOXING = "shaoxing";
  private static final Map<String, String> FACTS =
      Map.of("plate", "浙A12345", "colour", "YELLOW", "time", "2021-11-19T03:00:00Z");
  private static final Map<String, String> ASKED = Map.of("plate", "浙A00001", "colour", "BLUE");
  private static final Map<String, String> RECORD =
      Map.of("plate", "浙A00001", "colour", "BLUE", "found", "true", "region", "330109");

  private static final Books.Arrival NOTICE = arrival(1, JINHUA, "notice");
  private static final Books.Arrival QUESTION = arrival(2, JINHUA, "question");
  private static final Books.Arrival ANSWER =
      new Books.Arrival(
          3,
          HANGZHOU,
          "answer",
          Optional.of("record"),
          Optional.of("VEHICLE_RECORD"),
          Optional.of("question"));
  private static final Books.Arrival REFUSED = arrival(4, JINHUA, "refused");
  private static final Books.Arrival PARKED = arrival(5, JINHUA, "parked");
  private static final Books.Arrival FORGED =
      new Books.Arrival(6, JINHUA, "api", Optional.empty(), Optional.empty(), Optional.empty());
  private static final Books.Arrival STRANGE = arrival(7, JINHUA, "strange");

  private final List<Books.Line> lines = new ArrayList<>();
  private final Map<String, List<Arrived>> held = new HashMap<>();
  private final Map<String, List<Arrived>> answered = new HashMap<>();
  private final List<Played> day = new ArrayList<>();

  VerdictTest() {
    act("notice", List.of(HANGZHOU, SHAOXING), new Expected.Delivered(), FACTS, "ok");
    carried(NOTICE, HANGZHOU, ItemKind.COPY_NOTICE, FACTS);
    carried(NOTICE, SHAOXING, ItemKind.COPY_NOTICE, FACTS);
    act("notice", List.of(HANGZHOU, SHAOXING), new Expected.Repeated(), FACTS, "ok");

    act("question", List.of(HANGZHOU), new Expected.Answered(), ASKED, "ok");
    carried(QUESTION, HANGZHOU, ItemKind.VEHICLE_QUESTION, ASKED);
    book(ANSWER, JINHUA, "TAKEN");
    book(ANSWER, JINHUA, "DELIVERED");
    put(answered, HANGZHOU, given(RECORD));
    put(held, JINHUA, record("answered/hangzhou/record", RECORD));

    act("refused", List.of(), new Expected.Refused(RefusalCode.SCHEMA), Map.of(), "SCHEMA");
    ended(REFUSED, "REFUSED", "SCHEMA");
    act("parked", List.of(), new Expected.Parked(RefusalCode.CODE_UNKNOWN), Map.of(), "");
    ended(PARKED, "PARKED", "CODE_UNKNOWN");
    day.add(
        new Played(
            JINHUA,
            new Act(
                "forged",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Expected.Refused(RefusalCode.SIGNATURE),
                Map.of(),
                () -> ""),
            "SIGNATURE"));
    ended(FORGED, "REFUSED", "SIGNATURE");
  }

  @Test
  void findsNothingWrongInARightWorld() {
    assertThat(complaints()).isEmpty();
  }

  @Test
  void aSystemMayBeHandedTheSameDeliveryAgain() {
    put(held, HANGZHOU, arrived(NOTICE, HANGZHOU, ItemKind.COPY_NOTICE, FACTS));
    assertThat(complaints()).isEmpty();
  }

  @Test
  void seesARepeatThatSaysSomethingElse() {
    put(
        held,
        HANGZHOU,
        arrived(NOTICE, HANGZHOU, ItemKind.COPY_NOTICE, with(FACTS, "plate", "浙A99999")));
    assertThat(complaints()).anyMatch(why -> why.contains("arrived at hangzhou with {plate="));
  }

  @Test
  void seesALetterUnderTwoIds() {
    String head = NOTICE.incident();
    put(held, HANGZHOU, notice(head + "-other", FACTS));
    assertThat(complaints()).anyMatch(why -> why.contains("under several ids"));
  }

  @Test
  void seesALetterThatDidNotArrive() {
    of(held, SHAOXING).clear();
    assertThat(complaints()).anyMatch(why -> why.contains("did not arrive at shaoxing"));
  }

  @Test
  void seesATimeThatIsEightHoursOff() {
    of(held, SHAOXING)
        .replaceAll(each -> withFacts(each, with(FACTS, "time", "2021-11-18T19:00:00Z")));
    assertThat(complaints())
        .anyMatch(why -> why.contains("arrived at shaoxing with {time=2021-11-18T19:00:00Z}"));
  }

  @Test
  void seesACopyAtAPartyThatIsNoAddressee() {
    put(held, JINHUA, notice(NOTICE.incident() + "-jinhua", FACTS));
    assertThat(complaints())
        .singleElement()
        .satisfies(why -> assertThat(why).contains("at jinhua, which the day does not foresee"));
  }

  @Test
  void seesACopyThatWasTakenForSomebodyElse() {
    book(NOTICE, "atlantis", "TAKEN");
    assertThat(complaints()).anyMatch(why -> why.contains("TAKEN  for atlantis"));
  }

  @Test
  void seesALetterThatWasTakenTwice() {
    Books.Arrival again = arrival(8, JINHUA, "notice");
    book(again, HANGZHOU, "TAKEN");
    assertThat(complaints()).anyMatch(why -> why.contains("taken under 2 numbers"));
  }

  @Test
  void seesADeliveryThatTheBooksDoNotKnowOrKnowTwice() {
    lines.removeIf(line -> line.arrival().equals(NOTICE) && line.what().equals("DELIVERED"));
    assertThat(complaints()).anyMatch(why -> why.contains("delivered 0 times for hangzhou"));
    book(NOTICE, HANGZHOU, "DELIVERED");
    book(NOTICE, SHAOXING, "DELIVERED");
    assertThat(complaints()).isEmpty();
    book(NOTICE, SHAOXING, "DELIVERED");
    assertThat(complaints()).anyMatch(why -> why.contains("delivered 2 times for shaoxing"));
  }

  @Test
  void seesACopyThatWasDeclined() {
    change(NOTICE, SHAOXING, "DELIVERED", "DECLINED");
    assertThat(complaints())
        .anyMatch(why -> why.contains("delivered 0 times for shaoxing"))
        .anyMatch(why -> why.contains("DECLINED"));
  }

  @Test
  void seesAHubThatSaidErrorAndDelivered() {
    for (String title : List.of("notice", "question", "parked", "refused", "forged")) {
      List<Played> right = List.copyOf(day);
      day.replaceAll(played -> said(played, title, "HTTP 500"));
      assertThat(complaints())
          .as(title)
          .isNotEmpty()
          .allMatch(why -> why.contains("the hub said 'HTTP 500'"));
      day.clear();
      day.addAll(right);
    }
  }

  @Test
  void seesARefusedLetterThatWasTakenAllTheSame() {
    book(REFUSED, HANGZHOU, "TAKEN");
    assertThat(complaints()).singleElement().satisfies(VerdictTest::unforeseen);
  }

  @Test
  void seesARefusedLetterThatArrivedAllTheSame() {
    put(held, HANGZHOU, notice(REFUSED.incident() + "-hangzhou", FACTS));
    assertThat(complaints()).singleElement().satisfies(VerdictTest::unforeseen);
  }

  @Test
  void seesAParkedLetterThatWentOn() {
    book(PARKED, HANGZHOU, "TAKEN");
    book(PARKED, HANGZHOU, "DELIVERED");
    put(held, HANGZHOU, notice(PARKED.incident() + "-hangzhou", FACTS));
    assertThat(complaints()).hasSize(3).allSatisfy(VerdictTest::unforeseen);
  }

  @Test
  void seesAForgedLetterThatWasTaken() {
    lines.removeIf(line -> line.arrival().equals(FORGED));
    book(STRANGE, HANGZHOU, "TAKEN");
    assertThat(complaints())
        .anyMatch(why -> why.contains("no event REFUSED SIGNATURE"))
        .anyMatch(why -> why.contains("TAKEN"));
  }

  @Test
  void seesAnotherReason() {
    lines.removeIf(line -> line.arrival().equals(REFUSED));
    ended(REFUSED, "REFUSED", "EXPIRED");
    assertThat(complaints())
        .anyMatch(why -> why.contains("no event REFUSED SCHEMA"))
        .anyMatch(why -> why.contains("REFUSED EXPIRED"));
  }

  @Test
  void seesARefusalThatBelongsToNoAct() {
    ended(STRANGE, "REFUSED", "SCHEMA");
    assertThat(complaints()).singleElement().satisfies(VerdictTest::unforeseen);
  }

  @Test
  void aRefusalShownOnASecondLineIsForeseenWithTheFirst() {
    ended(
        new Books.Arrival(8, JINHUA, "outbox", REFUSED.id(), Optional.empty(), Optional.empty()),
        "REFUSED",
        "SCHEMA");
    assertThat(complaints()).isEmpty();
    ended(
        new Books.Arrival(9, JINHUA, "api", REFUSED.id(), Optional.empty(), Optional.empty()),
        "REFUSED",
        "SCHEMA");
    assertThat(complaints()).singleElement().satisfies(VerdictTest::unforeseen);
  }

  @Test
  void twoActsDoNotPointToTheSameRefusal() {
    act("refused", List.of(), new Expected.Refused(RefusalCode.SCHEMA), Map.of(), "SCHEMA");
    assertThat(complaints()).singleElement().asString().contains("no event REFUSED SCHEMA");
  }

  @Test
  void seesAQuestionThatNobodyAnswered() {
    lines.removeIf(line -> line.arrival().equals(ANSWER));
    of(held, JINHUA).clear();
    assertThat(complaints()).singleElement().asString().contains("0 answers were taken");
  }

  @Test
  void seesAnAnswerThatDidNotReachItsAsker() {
    of(held, JINHUA).clear();
    assertThat(complaints()).singleElement().asString().contains("did not arrive at jinhua");
  }

  @Test
  void seesAnAnswerThatSaysSomethingElseThanWasAnswered() {
    for (String name : List.of("plate", "colour", "found", "region")) {
      of(held, JINHUA).replaceAll(each -> withFacts(each, with(RECORD, name, "other")));
      assertThat(complaints())
          .singleElement()
          .asString()
          .contains("arrived at jinhua with {" + name + "=other}");
    }
  }

  @Test
  void seesAnAnswerThatKnowsMoreThanWasAnswered() {
    of(answered, HANGZHOU).replaceAll(_ -> given(Map.of("found", "false")));
    assertThat(complaints()).singleElement().asString().contains("found=true", "region=330109");
  }

  @Test
  void seesASecondAnswer() {
    Books.Arrival second =
        new Books.Arrival(
            8,
            HANGZHOU,
            "answer",
            Optional.of("other"),
            Optional.of("VEHICLE_RECORD"),
            Optional.of("question"));
    book(second, JINHUA, "TAKEN");
    book(second, JINHUA, "DELIVERED");
    assertThat(complaints()).anyMatch(why -> why.contains("2 answers were taken"));
  }

  @Test
  void seesAnAnswerToNoQuestion() {
    put(held, JINHUA, record("answered/hangzhou/else", RECORD, "else"));
    assertThat(complaints()).singleElement().satisfies(VerdictTest::unforeseen);
  }

  @Test
  void seesAnAnswerThatNobodyGave() {
    of(answered, HANGZHOU).clear();
    assertThat(complaints()).singleElement().asString().contains("hangzhou gave no answer");
  }

  private static void unforeseen(String complaint) {
    assertThat(complaint).contains("which the day does not foresee");
  }

  private List<String> complaints() {
    return Verdict.of(new World(lines, held, answered), day);
  }

  private void act(
      String id, List<String> to, Expected expected, Map<String, String> facts, String said) {
    Act act =
        new Act(
            id,
            Optional.of(new LetterId(id)),
            Optional.of(ItemKind.COPY_NOTICE),
            to.stream().map(PartyId::new).toList(),
            expected,
            facts,
            () -> "");
    day.add(new Played(JINHUA, act, said));
  }

  private static Played said(Played played, String title, String otherwise) {
    return played.act().title().equals(title)
        ? new Played(played.party(), played.act(), otherwise)
        : played;
  }

  private void carried(Books.Arrival letter, String to, ItemKind kind, Map<String, String> facts) {
    book(letter, to, "TAKEN");
    book(letter, to, "DELIVERED");
    put(held, to, arrived(letter, to, kind, facts));
  }

  private void book(Books.Arrival letter, String party, String what) {
    lines.add(new Books.Line(letter, party, what, Optional.empty(), Optional.empty()));
  }

  private void ended(Books.Arrival letter, String what, String code) {
    lines.add(new Books.Line(letter, JINHUA, what, Optional.of(code), Optional.empty()));
  }

  private void change(Books.Arrival letter, String party, String from, String to) {
    UnaryOperator<Books.Line> changed =
        line ->
            line.arrival().equals(letter) && line.party().equals(party) && line.what().equals(from)
                ? new Books.Line(letter, party, to, Optional.of("DECLINED"), Optional.empty())
                : line;
    lines.replaceAll(changed);
  }

  private static Books.Arrival arrival(long number, String sender, String id) {
    return new Books.Arrival(
        number, sender, "api", Optional.of(id), Optional.of("COPY_NOTICE"), Optional.empty());
  }

  private static Arrived arrived(
      Books.Arrival letter, String to, ItemKind kind, Map<String, String> facts) {
    return new Arrived(
        letter.incident() + "-" + to, new LetterId(letter.id().orElseThrow()), kind, facts);
  }

  private static Arrived notice(String id, Map<String, String> facts) {
    return new Arrived(id, new LetterId("notice"), ItemKind.COPY_NOTICE, facts);
  }

  private static Arrived given(Map<String, String> facts) {
    return new Arrived(
        Incident.of(2).number() + "-hangzhou",
        new LetterId("question"),
        ItemKind.VEHICLE_RECORD,
        facts);
  }

  private static Arrived record(String id, Map<String, String> facts) {
    return record(id, facts, "record");
  }

  private static Arrived record(String id, Map<String, String> facts, String letter) {
    return new Arrived(id, new LetterId(letter), ItemKind.VEHICLE_RECORD, facts);
  }

  private static Arrived withFacts(Arrived arrived, Map<String, String> facts) {
    return new Arrived(arrived.id(), arrived.letter(), arrived.kind(), facts);
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> changed = new HashMap<>(facts);
    changed.put(name, value);
    return changed;
  }

  private static void put(Map<String, List<Arrived>> at, String party, Arrived arrived) {
    of(at, party).add(arrived);
  }

  private static List<Arrived> of(Map<String, List<Arrived>> at, String party) {
    return at.computeIfAbsent(party, _ -> new ArrayList<>());
  }
}
