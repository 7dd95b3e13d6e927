package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.standard.TestParty;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jinhua's day, played to a hub that decides nothing. */
final class DayTest {
  private static final int ORDINARY = 300;

  /** What only a hub with memoranda refuses. */
  private static final Set<RefusalCode> DECIDED =
      EnumSet.of(
          RefusalCode.NOT_AUTHORISED_PURPOSE,
          RefusalCode.MEMORANDUM_EXPIRED,
          RefusalCode.OUTSIDE_MEMORANDUM,
          RefusalCode.TARGET_UNKNOWN,
          RefusalCode.EXPIRED);

  private static final List<Seat> CITIES =
      List.of(
          Seat.of("hangzhou", "330100", "杭州", "Hangzhou", 0)
              .taking(
                  Seat.Takes.everything().without(PlateColour.FARM_YELLOW, PlateColour.FARM_GREEN)),
          Seat.of("shaoxing", "330600", "绍兴", "Shaoxing", 0));

  @TempDir private Path folder = Path.of("");

  @Test
  void theSameSeedMakesTheSameDay() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) -> {
          assertThat(simulator.day(7, ORDINARY).stream().map(DayTest::described))
              .isEqualTo(simulator.day(7, ORDINARY).stream().map(DayTest::described).toList())
              .isNotEqualTo(simulator.day(8, ORDINARY).stream().map(DayTest::described).toList());
        });
  }

  private static String described(Act act) {
    return act.title() + act.letter() + act.kind() + act.to() + act.expected() + act.facts();
  }

  @Test
  void theDayHasAllKindsThatAPartySendsByItselfAndEachDifficulty() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) -> {
          List<Act> day = simulator.day(7, ORDINARY);
          assertThat(day).hasSizeGreaterThan(ORDINARY);
          assertThat(day.stream().map(Act::kind).flatMap(Optional::stream))
              .contains(
                  ItemKind.COPY_NOTICE,
                  ItemKind.OVERLOAD_RECORD,
                  ItemKind.VEHICLE_QUESTION,
                  ItemKind.BLACKLIST_ENTRY,
                  ItemKind.BLACKLIST_REMOVAL,
                  ItemKind.WATCH_ORDER,
                  ItemKind.WATCH_REVOCATION);
          assertThat(day.stream().map(DayTest::code).flatMap(Optional::stream))
              .contains(
                  RefusalCode.WRONG_SENDER,
                  RefusalCode.UNIT_AMBIGUOUS,
                  RefusalCode.CODE_UNKNOWN,
                  RefusalCode.REGION_UNKNOWN,
                  RefusalCode.SCHEMA,
                  RefusalCode.TOO_LARGE,
                  RefusalCode.SIGNATURE,
                  RefusalCode.REPLAY,
                  RefusalCode.ID_CONFLICT,
                  RefusalCode.ID_CHECK_FAILED,
                  RefusalCode.TARGET_UNKNOWN,
                  RefusalCode.EXPIRED,
                  RefusalCode.NOT_AUTHORISED_PURPOSE,
                  RefusalCode.MEMORANDUM_EXPIRED);
        });
  }

  @Test
  void eachCityGetsAPlateInEachColourThatItsFormCanTell() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) -> {
          assertThat(coloursTo(simulator, "shaoxing")).hasSize(PlateColour.values().length);
          assertThat(coloursTo(simulator, "hangzhou"))
              .hasSize(PlateColour.values().length - 2)
              .doesNotContain("FARM_YELLOW", "FARM_GREEN");
        });
  }

  private static Set<String> coloursTo(StandardSimulator simulator, String city) {
    return simulator.day(7, 0).stream()
        .filter(act -> act.to().equals(List.of(new PartyId(city))))
        .flatMap(act -> Optional.ofNullable(act.facts().get("colour")).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void withoutACityAtTheTableThereIsNothingToSend() {
    try (TestParty credentials = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        StandardSimulator alone =
            StandardSimulator.start(
                new SimulatorSettings(
                    TestHouse.JINHUA,
                    0,
                    URI.create("https://localhost:1"),
                    credentials.folder(),
                    Map.of()))) {
      assertThat(alone.day(7, ORDINARY)).isEmpty();
    }
  }

  private static Optional<RefusalCode> code(Act act) {
    return switch (act.expected()) {
      case Expected.Refused(RefusalCode code) -> Optional.of(code);
      case Expected.Parked(RefusalCode code) -> Optional.of(code);
      case Expected.Delivered(), Expected.Answered(), Expected.Repeated() -> Optional.empty();
    };
  }

  @Test
  void playedInAnyOrderEachActComesOutAsExpected() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) -> {
          List<Act> day = new ArrayList<>(simulator.day(7, ORDINARY));
          Collections.shuffle(day, new Random(1));
          assertThat(day).allSatisfy(act -> assertThat(act.send().get()).isEqualTo(said(act)));
        });
  }

  private static String said(Act act) {
    return code(act).filter(code -> !DECIDED.contains(code)).map(Enum::name).orElse("ok");
  }

  @Test
  void noLetterOfTheDayHasTheIdOfAnother() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) -> {
          List<LetterId> delivered =
              simulator.day(7, ORDINARY).stream()
                  .filter(act ->
                      act.expected() instanceof Expected.Delivered
                          || act.expected() instanceof Expected.Answered)
                  .map(act -> act.letter().orElseThrow())
                  .toList();
          assertThat(delivered).doesNotHaveDuplicates();
        });
  }

  @Test
  void anAskerKeepsTheAnswersThatItGets() {
    withDay(
        TestHouse.JINHUA_APP,
        -1,
        (simulator, _) -> {
          assertThat(simulator.day(7, 5))
              .allSatisfy(act -> assertThat(act.send().get()).isEqualTo("ok"));
          assertThat(simulator.arrived())
              .hasSizeGreaterThanOrEqualTo(5)
              .allSatisfy(arrived -> assertThat(arrived.kind()).isEqualTo(ItemKind.VEHICLE_RECORD));
          assertThat(simulator.counts().arrived()).isZero();
        });
  }

  @Test
  void aDuplicatingPartySendsItsLettersTwice() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, hub) -> {
          simulator.behave("duplicate");
          Act act =
              simulator.day(7, 20).stream()
                  .filter(each -> each.title().equals(Day.ORDINARY))
                  .filter(each -> each.expected() instanceof Expected.Delivered)
                  .findFirst()
                  .orElseThrow();
          assertThat(act.send().get()).isEqualTo("ok");
          assertThat(hub.requests()).hasSize(2);
        });
  }

  @Test
  void letterIdsSayWhoWroteThem() {
    withDay(
        TestHouse.JINHUA,
        0,
        (simulator, _) ->
            assertThat(
                    simulator.day(7, 5).stream()
                        .flatMap(act -> act.letter().stream())
                        .map(LetterId::value)
                        .collect(Collectors.toSet()))
                .allSatisfy(id -> assertThat(id).startsWith("jinhua-20211119-")));
  }

  private interface Use {
    void use(StandardSimulator simulator, FakeHub hub);
  }

  private void withDay(PartyId party, int port, Use use) {
    try (TestParty credentials = TestParty.start(folder, SignatureAlgorithm.ECDSA_P256_SHA256);
        FakeHub hub = new FakeHub(credentials, party);
        StandardSimulator simulator =
            StandardSimulator.start(
                new SimulatorSettings(party, port, hub.uri(), credentials.folder(), Map.of())
                    .among(CITIES))) {
      use.use(simulator, hub);
    }
  }
}
