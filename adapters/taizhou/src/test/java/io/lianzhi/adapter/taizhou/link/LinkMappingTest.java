package io.lianzhi.adapter.taizhou.link;

import static io.lianzhi.adapter.taizhou.LinkHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.QueueHouse;
import io.lianzhi.adapter.taizhou.TaizhouAdapterFactory;
import io.lianzhi.adapter.taizhou.simulator.LowerBytes;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.AlarmType;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Position;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.lineage.Lineage;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in by the link, as letters. */
class LinkMappingTest {
  private static final int YELLOW_GREEN = 93;

  private final LinkHouse house = LinkHouse.linked().with("hitEvery", "PT1S");
  private Adapter adapter = new TaizhouAdapterFactory().open(house.open());
  private LowerBytes lower = new LowerBytes(false);

  /** What comes of a frame by a session of its own. */
  private Stream<Part> parts(byte[] frame) {
    return arrivals(frame).flatMap(raw -> decoded(line().name(), raw));
  }

  private Line.Tcp line() {
    return adapter.lines().stream()
        .filter(Line.Tcp.class::isInstance)
        .map(Line.Tcp.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Stream<RawMessage> arrivals(byte[] frame) {
    Session session = adapter.connected(line());
    session.received(Way.IN, lower.login(LinkHouse.PASSWORD, 0));
    return session.received(Way.IN, frame).stream()
        .filter(Step.Arrive.class::isInstance)
        .map(step -> ((Step.Arrive) step).raw());
  }

  private List<String> told(byte[] frame) {
    RawMessage raw = arrivals(frame).findFirst().orElseThrow();
    return Lineage.record(() -> decoded(line().name(), raw).toList()).values().stream()
        .map(value ->
            "%s: %s is %s".formatted(value.place(), value.theirs(), value.ours().orElse("")))
        .toList();
  }

  @Test
  void tellsWhatEachValueOfAFrameBecame() {
    assertThat(told(lower.position("浙G12345D", YELLOW_GREEN, NOON)))
        .contains(
            "VEHICLE_COLOR: 93 is YELLOW_GREEN",
            "DATE, TIME: 2021-11-19T12:00 is 2021-11-19T04:00:00Z",
            "VEC1: 62 is 62")
        .anyMatch(line -> line.startsWith("LON, LAT: [121428599,28661378] is {"))
        .anyMatch(line -> line.startsWith("VEHICLE_NO: 浙G12345D is {"));
  }

  private Stream<Part> decoded(String line, RawMessage raw) {
    return adapter.decode(TestOpened.on(line, QueueHouse.TAIZHOU, raw));
  }

  private Letter letter(byte[] frame) {
    return (Letter) parts(frame).findFirst().orElseThrow();
  }

  private void inTheEditionOf2019() {
    house.with("linkEdition", "2019");
    adapter = new TaizhouAdapterFactory().open(house.open());
    lower = new LowerBytes(true);
  }

  private static void assertIsTheHit(Letter letter) {
    assertThat(letter.answers()).hasValue(LinkHouse.ORDER);
    assertThat(letter.to()).containsExactly(TestHouse.JINHUA);
    assertThat(letter.from().party()).isEqualTo(QueueHouse.TAIZHOU);
    assertThat(letter.purpose()).isEqualTo(new Purpose("ROAD_SAFETY"));
    assertThat(letter.matter().value()).isEqualTo("JH-BK-20211119");
    assertThat(letter.item())
        .isEqualTo(
            new WatchHit(
                LinkHouse.ORDER_ID,
                LinkHouse.WATCHED,
                NOON,
                HitSource.POSITIONING,
                Field.unknown(),
                Field.unknown(),
                Field.of(new Position(121_428_599, 28_661_378)),
                Field.of(62),
                Field.unknown(),
                Field.unknown(),
                Field.unknown()));
  }

  @Test
  void aPositionIsAHitForWhoeverOrderedIt() {
    assertIsTheHit(letter(lower.position("浙G12345D", YELLOW_GREEN, NOON)));
  }

  @Test
  void soItIsInTheEditionOf2019() {
    inTheEditionOf2019();
    assertIsTheHit(letter(lower.position("浙G12345D", YELLOW_GREEN, NOON)));
  }

  @Test
  void ofSeveralPositionsEachIsItsOwnHit() {
    Instant later = NOON.plusSeconds(100);
    assertThat(parts(lower.positions("浙G12345D", YELLOW_GREEN, NOON, later)))
        .extracting(part -> ((WatchHit) ((Letter) part).item()).seenAt())
        .containsExactly(NOON, later);
  }

  @Test
  void theSameToldAgainIsTheSameLetterAndAnotherIsAnother() {
    Letter first = letter(lower.position("浙G12345D", YELLOW_GREEN, NOON));
    adapter = new TaizhouAdapterFactory().open(house.open());
    assertThat(letter(lower.position("浙G12345D", YELLOW_GREEN, NOON))).isEqualTo(first);
    assertThat(letter(lower.position("浙G12345D", YELLOW_GREEN, NOON.plusSeconds(1))).id())
        .isNotEqualTo(first.id());
    assertThat(letter(lower.alarm("浙J00001", 2, 2, NOON)))
        .isEqualTo(letter(lower.alarm("浙J00001", 2, 2, NOON)));
  }

  @Test
  void anAlarmIsALetterToWhomTheSettingsName() {
    Letter letter = letter(lower.alarm("浙J00001", 2, 0x0002, NOON));
    assertThat(letter.to()).containsExactly(TestHouse.JINHUA);
    assertThat(letter.answers()).isEmpty();
    assertThat(letter.item()).isEqualTo(alarm(AlarmSource.VEHICLE_TERMINAL, Field.of("7001")));
  }

  private static VehicleAlarm alarm(AlarmSource source, Field<String> number) {
    return new VehicleAlarm(
        new Plate("浙J00001", PlateColour.YELLOW),
        new AlarmType("0002"),
        source,
        NOON,
        number,
        Field.unknown(),
        Field.of("连续驾驶超过4小时"));
  }

  @Test
  void anAlarmOf2019HasItsVehicleWithinAndNamesAPlatformAsItsSource() {
    inTheEditionOf2019();
    assertThat(letter(lower.alarm("浙J00001", 2, 0x0002, NOON)).item())
        .isEqualTo(alarm(AlarmSource.OTHER, Field.unknown()));
  }

  @Test
  void anAlarmOfAPlatformIsNobodysLetter() {
    inTheEditionOf2019();
    assertThat(parts(lower.alarm("", 0, 0xA004, NOON))).isEmpty();
  }

  @Test
  void anUnknownTypeOfAlarmIsToBeLookedAt() {
    assertThat(rejected(lower.alarm("浙J00001", 2, 0x7777, NOON)))
        .isEqualTo(RefusalCode.CODE_UNKNOWN);
  }

  @Test
  void anAlarmWhoseVehicleCannotBeReadIsRefused() {
    assertThat(rejected(lower.alarm("浙J1", 2, 2, NOON))).isEqualTo(RefusalCode.ID_CHECK_FAILED);
    assertThat(rejected(lower.alarm("浙J00001", 147, 2, NOON))).isEqualTo(RefusalCode.CODE_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 21, 30, 40, 50})
  void anAlarmThatIsCutOffIsRefused(int length) {
    byte[] body = lower.read(lower.alarm("浙J00001", 2, 2, NOON)).getFirst().body();
    assertThat(rejected(lower.frame(0x1400, Arrays.copyOf(body, length))))
        .isEqualTo(RefusalCode.SCHEMA);
  }

  @Test
  void whatIsRefusedIsNamedAsTheStandardNamesIt() {
    assertThat(refused(lower.alarm("浙J00001", 2, 0x7777, NOON)).at()).isEqualTo("WARN_TYPE");
    assertThat(refused(lower.alarm("浙J00001", 147, 2, NOON)).at()).isEqualTo("VEHICLE_COLOR");
    assertThat(refused(lower.alarm("浙J1", 2, 2, NOON)).at()).isEqualTo("VEHICLE_NO");
  }

  private Refused refused(byte[] frame) {
    return ((Rejected) parts(frame).findFirst().orElseThrow()).reason();
  }

  private RefusalCode rejected(byte[] frame) {
    return refused(frame).code();
  }

  @Test
  void whatIsNoFrameIsRefused() {
    RawMessage raw =
        new RawMessage("809/alarm", "", Map.of("edition", "OF_2011"), new byte[] {0x5B, 0x5D});
    assertThat(decoded("jtt809", raw)).singleElement().isInstanceOf(Rejected.class);
  }
}
