package io.lianzhi.adapter.taizhou.link;

import static io.lianzhi.adapter.taizhou.LinkHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.simulator.LowerBytes;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the positions and alarms goes in. */
class SieveTest {
  private static final int TAIZHOU_PORT = 5810;
  private static final int YELLOW_GREEN = 93;

  private final LinkHouse house = LinkHouse.linked();
  private final LowerBytes lower = new LowerBytes(false);

  private Session session() {
    Link link = new Link(house.open(), LinkSettings.of(house.open().settings()).orElseThrow());
    Session session = link.session();
    session.received(Way.IN, lower.login(LinkHouse.PASSWORD, TAIZHOU_PORT));
    return session;
  }

  private static List<RawMessage> arrivals(List<Step> steps) {
    return steps.stream()
        .filter(Step.Arrive.class::isInstance)
        .map(step -> ((Step.Arrive) step).raw())
        .toList();
  }

  private static boolean counts(List<Step> steps, String what, long times) {
    return steps.contains(new Step.Count(what, times));
  }

  private byte[] watchedAt(Instant at) {
    return lower.position("浙G12345D", YELLOW_GREEN, at);
  }

  @Test
  void aWatchedVehicleGoesInWithItsFrameAndTheOrderThatItAnswers() {
    byte[] frame = watchedAt(NOON);
    List<Step> steps = session().received(Way.IN, frame);
    assertThat(arrivals(steps))
        .singleElement()
        .satisfies(raw -> {
          assertThat(raw.body()).isEqualTo(frame);
          assertThat(raw.headers())
              .containsEntry("order", LinkHouse.ORDER.value())
              .containsEntry("to", "jinhua")
              .containsEntry("purpose", "ROAD_SAFETY");
        });
    assertThat(counts(steps, "hits", 1)).isTrue();
  }

  @Test
  void anEncryptedOneGoesInAsItCame() {
    byte[] plain = lower.read(watchedAt(NOON)).getFirst().body();
    byte[] frame = lower.encrypted(0x1200, plain);
    assertThat(arrivals(session().received(Way.IN, frame)))
        .singleElement()
        .satisfies(raw -> assertThat(raw.body()).isEqualTo(frame));
  }

  @ParameterizedTest
  @CsvSource({"浙G12346D,93", "浙G12345D,94", "浙GD12345,94"})
  void whatNobodyWatchesLeavesACountAndNothingElse(String plate, int colour) {
    List<Step> steps = session().received(Way.IN, lower.position(plate, colour, NOON));
    assertThat(steps).allMatch(Step.Count.class::isInstance);
    assertThat(counts(steps, "positions-unwatched", 1)).isTrue();
  }

  @Test
  void anOrderCountsWhenTheVehicleWasSeenNotWhenItIsTold() {
    Instant ended = NOON.plus(Duration.ofHours(1));
    house.clock.advance(Duration.ofHours(3));
    assertThat(arrivals(session().received(Way.IN, watchedAt(ended)))).isEmpty();
    assertThat(arrivals(session().received(Way.IN, watchedAt(ended.minusSeconds(1))))).hasSize(1);
    assertThat(arrivals(session().received(Way.IN, watchedAt(NOON.minusSeconds(3_601))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"浙G12345D,147", "浙G1,93", "无牌,9", "WJ12345,4", "'',93"})
  void aVehicleThatCannotBeReadIsDroppedAndCounted(String plate, int colour) {
    List<Step> steps = session().received(Way.IN, lower.position(plate, colour, NOON));
    assertThat(steps).allMatch(Step.Count.class::isInstance);
    assertThat(counts(steps, "positions-unreadable", 1)).isTrue();
  }

  @Test
  void aClockThatIsEightHoursAheadMatchesNoOrder() {
    Instant ahead = NOON.plus(Duration.ofHours(8));
    List<Step> steps = session().received(Way.IN, watchedAt(ahead));
    assertThat(counts(steps, "positions-unreadable", 1)).isTrue();
    assertThat(arrivals(session().received(Way.IN, watchedAt(NOON.plusSeconds(300))))).hasSize(1);
  }

  /** At that place of the body: ENCRYPT, day, month, hour, longitude, and the state's last byte. */
  @ParameterizedTest
  @CsvSource({"28,0,1", "29,19,32", "30,11,13", "33,12,24", "36,7,0", "59,3,1", "59,3,7"})
  void aPositionThatCannotBeReliedOnIsDropped(int at, int was, int is) {
    byte[] body = lower.read(watchedAt(NOON)).getFirst().body();
    assertThat(body[at]).isEqualTo((byte) was);
    body[at] = (byte) is;
    List<Step> steps = session().received(Way.IN, lower.frame(0x1200, body));
    assertThat(arrivals(steps)).isEmpty();
    assertThat(counts(steps, "positions-unreadable", 1)).isTrue();
  }

  @Test
  void oneHitForEachTenMinutesHoweverOftenAndInWhicheverOrderItIsTold() {
    Session session = session();
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON)))).hasSize(1);
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON)))).isEmpty();
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON.plusSeconds(299))))).isEmpty();
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON.minusSeconds(1_800))))).hasSize(1);
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON.minusSeconds(1_500))))).isEmpty();
  }

  @Test
  void howOftenIsASetting() {
    house.with("hitEvery", "PT1S");
    Session session = session();
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON)))).hasSize(1);
    assertThat(arrivals(session.received(Way.IN, watchedAt(NOON.plusSeconds(1))))).hasSize(1);
  }

  @Test
  void ofSeveralPositionsTheWatchedTimesGoIn() {
    Instant[] times = {
      NOON.minusSeconds(7_200), NOON.minusSeconds(1_200), NOON, NOON.plusSeconds(60)
    };
    List<Step> steps = session().received(Way.IN, lower.positions("浙G12345D", YELLOW_GREEN, times));
    assertThat(arrivals(steps))
        .extracting(raw -> raw.headers().get("place"))
        .containsExactly("1", "2");
    assertThat(counts(steps, "positions", 4)).isTrue();
    assertThat(counts(steps, "positions-unwatched", 1)).isTrue();
    assertThat(counts(steps, "positions-repeated", 1)).isTrue();
  }

  @Test
  void anAlarmGoesInForWhomTheSettingsName() {
    byte[] frame = lower.alarm("浙J00001", 2, 0x0002, NOON);
    assertThat(arrivals(session().received(Way.IN, frame)))
        .singleElement()
        .satisfies(raw -> {
          assertThat(raw.body()).isEqualTo(frame);
          assertThat(raw.headers()).containsEntry("to", "jinhua");
        });
  }

  @Test
  void withoutAnybodyToTellAnAlarmIsDroppedAndCounted() {
    house.without("alarmsTo").without("alarmsPurpose");
    List<Step> steps = session().received(Way.IN, lower.alarm("浙J00001", 2, 0x0002, NOON));
    assertThat(steps).allMatch(Step.Count.class::isInstance);
    assertThat(counts(steps, "alarms-dropped", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1201, 0x1205, 0x1207, 0x120A})
  void otherDynamicMessagesAreCounted(int type) {
    byte[] body = lower.read(watchedAt(NOON)).getFirst().body();
    body[23] = (byte) type;
    List<Step> steps = session().received(Way.IN, lower.frame(0x1200, body));
    assertThat(arrivals(steps)).isEmpty();
    assertThat(counts(steps, "ignored", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 27, 28, 40, 63})
  void aBodyThatIsCutOffIsDroppedAndCounted(int length) {
    byte[] body = lower.read(watchedAt(NOON)).getFirst().body();
    List<Step> steps = session().received(Way.IN, lower.frame(0x1200, Arrays.copyOf(body, length)));
    assertThat(arrivals(steps)).isEmpty();
    assertThat(counts(steps, "positions-unreadable", 1)).isTrue();
  }

  @Test
  void halfAFrameWaitsForItsOtherHalf() {
    Session session = session();
    byte[] frame = watchedAt(NOON);
    assertThat(session.received(Way.IN, Arrays.copyOf(frame, 40))).isEmpty();
    assertThat(arrivals(session.received(Way.IN, Arrays.copyOfRange(frame, 40, frame.length))))
        .hasSize(1);
  }
}
