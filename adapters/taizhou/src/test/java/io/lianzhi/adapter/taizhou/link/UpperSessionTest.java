package io.lianzhi.adapter.taizhou.link;

import static io.lianzhi.adapter.taizhou.LinkHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.simulator.LowerBytes;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol, told and answered without a socket. */
class UpperSessionTest {
  private static final int TAIZHOU_PORT = 5810;

  private final LinkHouse house = LinkHouse.linked().with("linkBack", "localhost:" + TAIZHOU_PORT);
  private final LowerBytes lower = new LowerBytes(false);
  private Link link = link();

  private Link link() {
    return new Link(house.open(), LinkSettings.of(house.open().settings()).orElseThrow());
  }

  private byte[] login() {
    return lower.login(LinkHouse.PASSWORD, TAIZHOU_PORT);
  }

  private Session loggedIn() {
    Session session = link.session();
    session.received(Way.IN, login());
    return session;
  }

  private Session calledBack() {
    Session session = loggedIn();
    byte[] code = sent(Way.BACK, session.calledBack()).getFirst().body();
    assertThat(code).hasSize(4);
    session.received(Way.BACK, lower.frame(0x9002, new byte[1]));
    return session;
  }

  private List<LowerBytes.Heard> sent(Way way, List<Step> steps) {
    return steps.stream()
        .filter(Step.Send.class::isInstance)
        .map(Step.Send.class::cast)
        .filter(send -> send.way() == way)
        .flatMap(send -> lower.read(send.bytes()).stream())
        .toList();
  }

  private List<Integer> answers(List<Step> steps) {
    return sent(Way.IN, steps).stream().map(LowerBytes.Heard::type).toList();
  }

  private static List<Step> arrivals(List<Step> steps) {
    return steps.stream().filter(Step.Arrive.class::isInstance).toList();
  }

  private static long count(List<Step> steps, String what) {
    return steps.stream()
        .filter(Step.Count.class::isInstance)
        .map(Step.Count.class::cast)
        .filter(count -> count.what().equals(what))
        .mapToLong(Step.Count::times)
        .sum();
  }

  private byte[] watched() {
    return lower.position("浙G12345D", 93, NOON);
  }

  @Test
  void welcomesWhoHasTheAccountAndCallsItBackWithTheCodeOfItsLogin() {
    Session session = link.session();
    List<Step> steps = session.received(Way.IN, login());
    LowerBytes.Heard answer = sent(Way.IN, steps).getFirst();
    assertThat(answer.type()).isEqualTo(0x1002);
    assertThat(answer.body()).hasSize(5).startsWith(0);
    assertThat(steps).contains(new Step.Supersede(), new Step.CallBack());
    LowerBytes.Heard greeting = sent(Way.BACK, session.calledBack()).getFirst();
    assertThat(greeting.type()).isEqualTo(0x9001);
    assertThat(greeting.body())
        .isEqualTo(Arrays.copyOfRange(answer.body(), 1, 5))
        .isNotEqualTo(new byte[4]);
  }

  @Test
  void twoLoginsGetTwoCodes() {
    assertThat(code(link.session())).isNotEqualTo(code(link.session()));
  }

  private int code(Session session) {
    List<Step> steps = session.received(Way.IN, login());
    return ByteBuffer.wrap(sent(Way.IN, steps).getFirst().body()).getInt(1);
  }

  @ParameterizedTest
  @CsvSource({"password,4", "user,3", "centre,2", "address,1", "length,6"})
  void saysWhyALoginIsRefusedAndHangsUp(String wrong, int result) {
    byte[] login =
        switch (wrong) {
          case "password" -> lower.login("12345678", TAIZHOU_PORT);
          case "user" -> lower.loginOf(33_100_002, LinkHouse.PASSWORD, TAIZHOU_PORT);
          case "centre" -> lower.loginOfOtherCentre(LinkHouse.PASSWORD, TAIZHOU_PORT);
          case "address" -> lower.login(LinkHouse.PASSWORD, TAIZHOU_PORT + 1);
          default -> lower.frame(0x1001, new byte[45]);
        };
    Session session = link.session();
    List<Step> steps = session.received(Way.IN, login);
    assertThat(sent(Way.IN, steps).getFirst().body())
        .isEqualTo(new byte[] {(byte) result, 0, 0, 0, 0});
    assertThat(steps).contains(new Step.HangUp(Way.IN)).doesNotContain(new Step.CallBack());
    assertThat(arrivals(session.received(Way.IN, watched()))).isEmpty();
  }

  @Test
  void afterFiveWrongPasswordsNobodyIsListenedToForAMinute() {
    for (int i = 0; i < 5; i++) {
      link.session().received(Way.IN, lower.login("guess" + i, TAIZHOU_PORT));
    }
    List<Step> right = link.session().received(Way.IN, login());
    assertThat(sent(Way.IN, right).getFirst().body()).startsWith(5);
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(sent(Way.IN, link.session().received(Way.IN, login())).getFirst().body())
        .startsWith(0);
  }

  @Test
  void takesNothingBeforeLoginAndTheSameAfterIt() {
    Session session = link.session();
    List<Step> early = session.received(Way.IN, watched());
    assertThat(early).allMatch(Step.Open.class::isInstance);
    assertThat(count(early, "ignored")).isOne();
    session.received(Way.IN, login());
    assertThat(arrivals(session.received(Way.IN, watched()))).hasSize(1);
  }

  @Test
  void whoDoesNotLogInIsHungUpOnHoweverMuchItSays() {
    Session session = link.session();
    house.clock.advance(Duration.ofSeconds(29));
    session.received(Way.IN, lower.frame(0x1005, new byte[0]));
    assertThat(session.elapsed()).isEmpty();
    house.clock.advance(Duration.ofSeconds(1));
    assertThat(session.elapsed()).contains(new Step.HangUp(Way.IN));
  }

  @Test
  void answersHeartbeatsAndHangsUpAfterThreeMinutesWithoutAFrame() {
    Session session = calledBack();
    house.clock.advance(Duration.ofMinutes(2));
    assertThat(answers(session.received(Way.IN, lower.frame(0x1005, new byte[0]))))
        .containsExactly(0x1006);
    house.clock.advance(Duration.ofMinutes(2));
    session.received(Way.IN, new byte[] {0x5B, 1, 2, 3});
    assertThat(session.elapsed()).doesNotContain(new Step.HangUp(Way.IN));
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(session.elapsed()).contains(new Step.HangUp(Way.IN));
  }

  @Test
  void framesOfAnotherAccessCodeAreCountedAndNothingElse() {
    Session session = loggedIn();
    List<Step> steps = session.received(Way.IN, lower.ofOtherCentre(0x1005, new byte[0]));
    assertThat(answers(steps)).isEmpty();
    assertThat(count(steps, "foreign")).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1002, 0x1600, 0x9001, 0x1300, 0xFFFF})
  void whatItHasNoUseForIsCounted(int type) {
    List<Step> steps = loggedIn().received(Way.IN, lower.frame(type, new byte[8]));
    assertThat(answers(steps)).isEmpty();
    assertThat(count(steps, "ignored")).isOne();
  }

  @Test
  void logsOutWhoHasTheAccountAlone() {
    Session session = calledBack();
    assertThat(answers(session.received(Way.IN, lower.logout("12345678")))).isEmpty();
    List<Step> steps = session.received(Way.IN, lower.logout(LinkHouse.PASSWORD));
    assertThat(answers(steps)).containsExactly(0x1004);
    assertThat(sent(Way.BACK, steps)).extracting(LowerBytes.Heard::type).containsExactly(0x9003);
    assertThat(steps).contains(new Step.HangUp(Way.IN), new Step.HangUp(Way.BACK));
  }

  @Test
  void aSecondLoginKeepsItsCodeAndAWrongOneEndsIt() {
    Session session = link.session();
    int first = code(session);
    assertThat(code(session)).isEqualTo(first);
    assertThat(session.received(Way.IN, lower.login("12345678", TAIZHOU_PORT)))
        .contains(new Step.HangUp(Way.IN));
  }

  @Test
  void hangsUpWhenTheLowerPlatformCloses() {
    assertThat(loggedIn().received(Way.IN, lower.frame(0x1008, new byte[1])))
        .contains(new Step.HangUp(Way.IN));
  }

  @Test
  void saysGoodbyeOnBothLinks() {
    List<Step> steps = calledBack().closing();
    assertThat(answers(steps)).containsExactly(0x9008);
    assertThat(sent(Way.BACK, steps)).extracting(LowerBytes.Heard::type).containsExactly(0x9003);
    assertThat(link.session().closing()).isEmpty();
  }

  @Test
  void keepsTheLinkBackAliveAndHangsUpWhereNobodyAnswers() {
    Session session = calledBack();
    assertThat(sent(Way.BACK, session.elapsed())).isEmpty();
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(sent(Way.BACK, session.elapsed()))
        .extracting(LowerBytes.Heard::type)
        .containsExactly(0x9005);
    session.received(Way.BACK, lower.frame(0x9006, new byte[0]));
    session.received(Way.IN, lower.frame(0x1005, new byte[0]));
    house.clock.advance(Duration.ofMinutes(2));
    session.received(Way.IN, lower.frame(0x1005, new byte[0]));
    assertThat(session.elapsed()).doesNotContain(new Step.HangUp(Way.BACK));
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(session.elapsed()).contains(new Step.HangUp(Way.BACK));
  }

  @Test
  void callsAgainLessAndLessOftenAndGoesOnByTheMainLinkMeanwhile() {
    Session session = loggedIn();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Step> lost = session.lost();
      assertThat(sent(Way.IN, lost).getFirst()).isEqualTo(new LowerBytes.Heard(0x9007, 0));
      pauses.add(pause(session));
    }
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    assertThat(arrivals(session.received(Way.IN, watched()))).hasSize(1);
  }

  /**
   * How long it takes until it is called back again; the lower platform says something meanwhile.
   */
  private Duration pause(Session session) {
    for (int seconds = 0; seconds < 1_000; seconds++) {
      List<Step> steps = session.elapsed();
      if (steps.contains(new Step.CallBack())) {
        assertThat(count(steps, "reconnections")).isOne();
        return Duration.ofSeconds(seconds);
      }
      house.clock.advance(Duration.ofSeconds(1));
      session.received(Way.IN, lower.frame(0x1005, new byte[0]));
    }
    throw new AssertionError("never");
  }

  @Test
  void aLinkBackThatStoodBeginsAnew() {
    Session session = loggedIn();
    session.lost();
    assertThat(pause(session)).isEqualTo(Duration.ofSeconds(5));
    session.calledBack();
    session.received(Way.BACK, lower.frame(0x9002, new byte[1]));
    assertThat(sent(Way.IN, session.lost()).getFirst()).isEqualTo(new LowerBytes.Heard(0x9007, 1));
    assertThat(pause(session)).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whoRefusesTheCodeIsHungUpOnAndCalledAgain(int result) {
    Session session = loggedIn();
    session.calledBack();
    assertThat(session.received(Way.BACK, lower.frame(0x9002, new byte[] {(byte) result})))
        .contains(new Step.HangUp(Way.BACK));
    session.lost();
    assertThat(pause(session)).isPositive();
  }

  @Test
  void nothingComesByTheLinkBackBeforeItIsAnsweredFor() {
    Session session = loggedIn();
    session.calledBack();
    assertThat(arrivals(session.received(Way.BACK, watched()))).isEmpty();
    session.received(Way.BACK, lower.frame(0x9002, new byte[1]));
    assertThat(arrivals(session.received(Way.BACK, watched()))).hasSize(1);
  }

  @Test
  void withoutAPlaceToCallBackToItCallsNobodyWhateverTheLoginNames() {
    house.without("linkBack");
    link = link();
    Session session = link.session();
    List<Step> steps = session.received(Way.IN, lower.login(LinkHouse.PASSWORD, 4_444));
    assertThat(sent(Way.IN, steps).getFirst().body()).startsWith(0);
    house.clock.advance(Duration.ofMinutes(2));
    assertThat(Stream.concat(steps.stream(), session.elapsed().stream()))
        .doesNotContain(new Step.CallBack());
  }

  @ParameterizedTest
  @EnumSource
  void speaksBothEditions(Edition edition) {
    boolean newer = edition == Edition.OF_2019;
    house.with("linkEdition", newer ? "2019" : "2011");
    link = link();
    LowerBytes own = new LowerBytes(newer);
    Session session = link.session();
    List<Step> steps = session.received(Way.IN, own.login(LinkHouse.PASSWORD, TAIZHOU_PORT));
    byte[] answer =
        steps.stream()
            .filter(Step.Send.class::isInstance)
            .map(step -> ((Step.Send) step).bytes())
            .findFirst()
            .orElseThrow();
    assertThat(own.read(answer).getFirst().body()).startsWith(0);
    assertThat(arrivals(session.received(Way.IN, own.position("浙G12345D", 93, NOON)))).hasSize(1);
  }
}
