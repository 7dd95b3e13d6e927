package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.adapter.shaoxing.simulator.ShaoxingSimulator;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Expected;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Shaoxing's day, played over real sockets against a small hub. */
final class DayOfLettersTest {
  private static final int ORDINARY = 60;

  @Test
  void everyActComesToWhatWasExpectedOfIt() {
    try (SmallHub hub = new SmallHub();
        ShaoxingSimulator shaoxing = Sandbox.simulator(hub.address())) {
      Adapter adapter = Sandbox.adapter(shaoxing.port());
      hub.open(adapter);
      List<Act> acts = shaoxing.day(2021, ORDINARY);
      assertThat(acts).hasSizeGreaterThan(ORDINARY + 25);
      for (Act act : acts) {
        assertThat(act.send().get()).as(act.title()).isEqualTo(answer(act.expected()));
        if (act.expected() instanceof Expected.Delivered) {
          assertFacts(act, hub.taken());
        }
      }
      assertAnswered(acts, shaoxing.arrived());
    }
  }

  private static String answer(Expected expected) {
    return switch (expected) {
      case Expected.Delivered delivered -> "ok";
      case Expected.Answered answered -> "ok";
      case Expected.Repeated repeated -> "ok";
      case Expected.Refused refused -> refused.code().name();
      case Expected.Parked parked -> parked.code().name();
    };
  }

  private static void assertFacts(Act act, Map<LetterId, Letter> taken) {
    Letter letter = Optional.ofNullable(taken.get(act.letter().orElseThrow())).orElseThrow();
    assertThat(letter.item().kind()).isEqualTo(act.kind().orElseThrow());
    assertThat(letter.to()).isEqualTo(act.to());
    switch (letter.item()) {
      case OverloadRecord record -> {
        assertPlate(act, record.plate());
        assertThat(record.totalMass().kilograms().toPlainString())
            .isEqualTo(act.facts().get("totalKg"));
        assertRegion(act, record.registrationRegion().value());
      }
      case CopyNotice notice -> {
        assertPlate(act, notice.plate());
        assertThat(notice.driverName().value())
            .contains(act.facts().getOrDefault("driverName", ""));
        assertRegion(act, notice.registrationRegion().value());
      }
      default -> assertThat(act.facts()).containsKey("entry");
    }
  }

  private static void assertPlate(Act act, PlateReading plate) {
    assertThat(plate.text()).as(act.title()).isEqualTo(act.facts().get("plate"));
    Optional.ofNullable(act.facts().get("colour"))
        .ifPresent(colour -> assertThat(plate.colour()).hasToString(colour));
  }

  private static void assertRegion(Act act, Optional<Region> region) {
    Optional.ofNullable(act.facts().get("region"))
        .ifPresent(code -> assertThat(region).contains(new Region(code)));
  }

  private static void assertAnswered(List<Act> acts, List<Arrived> arrived) {
    long questions =
        acts.stream().filter(act -> act.expected() instanceof Expected.Answered).count();
    assertThat(questions).isPositive();
    assertThat(arrived)
        .hasSize((int) questions)
        .allMatch(each -> each.kind() == ItemKind.VEHICLE_RECORD)
        .allMatch(each -> "true".equals(each.facts().get("found")))
        .allMatch(each -> "330603".equals(each.facts().get("region")));
  }

  @Test
  void theSameSeedMakesTheSameDay() {
    try (ShaoxingSimulator shaoxing = Sandbox.simulator(URI.create("https://localhost:1"))) {
      assertThat(summary(shaoxing.day(7, ORDINARY))).isEqualTo(summary(shaoxing.day(7, ORDINARY)));
      assertThat(summary(shaoxing.day(7, ORDINARY)))
          .isNotEqualTo(summary(shaoxing.day(8, ORDINARY)));
    }
  }

  @Test
  void noTwoLettersShareAnIdExceptTheRepeatAndTheConflict() {
    try (ShaoxingSimulator shaoxing = Sandbox.simulator(URI.create("https://localhost:1"))) {
      Map<LetterId, Long> uses =
          shaoxing.day(7, ORDINARY).stream()
              .flatMap(act -> act.letter().stream())
              .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
      assertThat(uses.values().stream().filter(count -> count > 1)).hasSize(2);
    }
  }

  private static List<String> summary(List<Act> acts) {
    return acts.stream().map(act -> act.title() + act.letter() + act.facts()).toList();
  }
}
