package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.AlarmType;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Position;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Laws of the mapping, for whatever letters and values there can be. */
class MappingLawTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");
  private final TaizhouMapping mapping = new TaizhouMapping(QueueHouse.TAIZHOU);

  @Provide
  Arbitrary<Letter> letters() {
    Arbitrary<String> text =
        Arbitraries.of("浙", "䶮", "𠮷", "A", "z", "0", "-", "(", "·", "\"", "\\", "/", " ")
            .list()
            .ofMaxSize(30)
            .map(characters -> "路" + String.join("", characters).strip());
    Arbitrary<Field<String>> field =
        Arbitraries.oneOf(text.map(Field::of), Arbitraries.create(() -> Field.<String>unknown()));
    Arbitrary<Plate> plate =
        Combinators.combine(
                Arbitraries.integers().between(10_000, 99_999),
                Arbitraries.of(
                    PlateColour.BLUE,
                    PlateColour.YELLOW,
                    PlateColour.FARM_YELLOW,
                    PlateColour.FARM_GREEN,
                    PlateColour.OTHER))
            .as((number, colour) -> new Plate("浙J" + number, colour));
    Arbitrary<VehicleQuestion> question =
        Combinators.combine(plate, field, field)
            .as((at, place, reason) -> new VehicleQuestion(at, Field.unknown(), place, reason));
    return Combinators.combine(
            question,
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            Arbitraries.of(Urgency.class),
            Arbitraries.longs().between(0, LAST.toEpochMilli()).optional(),
            Arbitraries.of(true, false),
            text.optional())
        .as(MappingLawTest::letter);
  }

  private static Letter letter(
      VehicleQuestion item,
      int version,
      Urgency urgency,
      Optional<Long> answerBy,
      boolean test,
      Optional<String> unit) {
    return new Letter(
        new LetterId("law-" + version),
        version,
        new Matter("matter"),
        new Origin(TestHouse.JINHUA, unit, Optional.empty()),
        List.of(QueueHouse.TAIZHOU, new PartyId("hangzhou")),
        new Purpose("ROAD_INSPECTION"),
        item,
        Optional.of(new LetterId("asked")),
        answerBy.map(Instant::ofEpochMilli),
        urgency,
        test);
  }

  @Property(tries = 300)
  void whatIsWrittenReadsTheSame(@ForAll("letters") Letter letter) {
    assertThat(mapping.decode(mapping.encode(letter, DAY).body(), DAY)).isEqualTo(letter);
  }

  @Provide
  Arbitrary<Letter> watches() {
    Arbitrary<Plate> plate =
        Combinators.combine(
                Arbitraries.integers().between(10_000, 99_999), Arbitraries.of(PlateColour.class))
            .as((number, colour) -> new Plate("浙J" + number, colour));
    Arbitrary<Instant> time =
        Arbitraries.longs()
            .between(0, LAST.minus(Duration.ofDays(366)).toEpochMilli())
            .map(Instant::ofEpochMilli);
    Arbitrary<Field<Position>> place =
        Combinators.combine(
                Arbitraries.integers().between(73_000_000, 136_000_000),
                Arbitraries.integers().between(3_000_000, 54_000_000))
            .as((east, north) -> Field.of(new Position(east, north)));
    Arbitrary<Item> order =
        Combinators.combine(
                plate,
                time,
                Arbitraries.longs().between(1, Duration.ofDays(366).toMillis()),
                Arbitraries.of(WatchAction.class),
                Arbitraries.of(RiskLevel.class))
            .as(MappingLawTest::order);
    Arbitrary<Item> hit =
        Combinators.combine(plate, time, Arbitraries.of(HitSource.class), place)
            .as(MappingLawTest::hit);
    Arbitrary<Item> alarm =
        Combinators.combine(plate, time, Arbitraries.of(AlarmSource.class), place)
            .as((at, when, source, where) ->
                new VehicleAlarm(
                    at,
                    AlarmType.of(0x00FF),
                    source,
                    when,
                    Field.unknown(),
                    where,
                    Field.unknown()));
    Arbitrary<Item> revocation =
        Combinators.combine(plate, time)
            .as((at, when) -> new WatchRevocation("BK-1", at, when, Field.unknown()));
    return Arbitraries.oneOf(order, hit, alarm, revocation).map(MappingLawTest::letter);
  }

  private static Item order(
      Plate plate, Instant from, long millis, WatchAction action, RiskLevel risk) {
    return new WatchOrder(
        "BK-1",
        plate,
        from,
        from.plusMillis(millis),
        action,
        "套牌嫌疑",
        Field.unknown(),
        Field.of(risk),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static Item hit(Plate plate, Instant at, HitSource source, Field<Position> place) {
    return new WatchHit(
        "BK-1",
        plate,
        at,
        source,
        Field.unknown(),
        Field.unknown(),
        place,
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static Letter letter(Item item) {
    return Letter.of(
        new LetterId("law-1"),
        Origin.of(TestHouse.JINHUA),
        List.of(QueueHouse.TAIZHOU),
        new Purpose("OVERLOAD_CONTROL"),
        item);
  }

  @Property(tries = 300)
  void watchesHitsAndAlarmsReadTheSame(@ForAll("watches") Letter letter) {
    assertThat(mapping.decode(mapping.encode(letter, DAY).body(), DAY)).isEqualTo(letter);
  }

  @Property
  void timesAreTheSameToTheMillisecond(
      @ForAll @LongRange(min = 0, max = 253_370_000_000_000L) long millis) {
    Object ours = Shape.TIME.ours(BigDecimal.valueOf(millis), DAY);
    assertThat(Shape.TIME.theirs(ours, DAY)).isEqualTo(BigDecimal.valueOf(millis));
  }

  @Property
  void massesAreKilogramsToTheGram(@ForAll @LongRange(min = 0, max = 300_000_000) long grams) {
    BigDecimal kilograms = BigDecimal.valueOf(grams, 3);
    Object ours = Shape.KILOGRAMS.ours(kilograms, DAY);
    assertThat(Shape.KILOGRAMS.theirs(ours, DAY)).isEqualTo(kilograms);
    assertThat(Tree.get(ours, "kg")).isEqualTo(Mass.ofKilograms(kilograms).kilograms().setScale(3));
  }

  @Property
  void anyTextIsReadAsAPart(@ForAll String text) {
    assertThat(mapping.decode(JsonTree.write(text), DAY)).isNotNull();
  }
}
