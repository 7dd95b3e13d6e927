package io.lianzhi.adapter.taizhou.simulator;

import static io.lianzhi.adapter.taizhou.LinkHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.RawMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each behaviour of the link's catalogue over real sockets, and what the hub must make of it; a new
 * behaviour does not compile until that is said.
 */
final class LinkCatalogueTest {
  private static final String WATCHED = "浙G12345D";
  private static final int YELLOW_GREEN = 93;

  /**
   * What comes of three positions of a watched vehicle, an hour's third apart, and of two others.
   *
   * @param result of each login
   * @param hits how many go in
   * @param counted what the hub counts at least once
   * @param back whether the link back comes to stand
   */
  private record Comes(int result, int hits, List<String> counted, boolean back) {
    Comes refused(int code) {
      return new Comes(code, 0, List.of("logins-refused"), false);
    }

    Comes counting(String... words) {
      return new Comes(result, hits, List.of(words), back);
    }

    Comes hitting(int count) {
      return new Comes(result, count, counted, back);
    }

    Comes withoutBack() {
      return new Comes(result, hits, counted, false);
    }
  }

  private static final Comes WELL = new Comes(0, 3, List.of("positions-unwatched"), true);

  private static Comes comes(LinkBehaviour behaviour) {
    return switch (behaviour) {
      case WELL, SILENT, PIECES, TOGETHER, ENCRYPTED, RESETS, OUT_OF_ORDER -> WELL;
      case WRONG_ADDRESS -> WELL.refused(1);
      case WRONG_CENTRE -> WELL.refused(2);
      case WRONG_USER -> WELL.refused(3);
      case WRONG_PASSWORD, LOGIN_FLOOD -> WELL.refused(4);
      case WRONG_CODE -> WELL.counting("back-lost");
      case WRONG_CHECKSUM, UNESCAPED, ENDLESS, WRONG_LENGTH -> WELL.counting("broken");
      case DUPLICATE -> WELL.counting("positions-repeated");
      case BEFORE_LOGIN -> WELL.counting("ignored");
      case BACK_REFUSED -> WELL.counting("back-lost").withoutBack();
      case SKEWED_CLOCK -> WELL.hitting(0).counting("positions-unreadable");
    };
  }

  @ParameterizedTest
  @EnumSource
  void comesToWhatTheBehaviourMakesOfIt(LinkBehaviour how, @TempDir Path folder) {
    Comes expected = comes(how);
    try (LinkTable table = LinkTable.set(folder, false, how)) {
      await(() -> !table.platform.results.isEmpty());
      assertThat(table.platform.results.getFirst()).isEqualTo(expected.result());
      if (expected.result() == 0) {
        tellAll(table.platform, new Sightings(false), how);
      }
      await(() -> table.hub.arrived.size() == expected.hits());
      expected.counted().forEach(word -> await(() -> table.hub.count(word) > 0));
      if (expected.back()) {
        table.house.clock.advance(Duration.ofSeconds(10));
        await(() -> table.platform.back.stands());
      }
      assertThat(table.hub.arrived).hasSize(expected.hits());
    }
  }

  private static void tellAll(LowerPlatform platform, Sightings sightings, LinkBehaviour how) {
    Duration skew = how == LinkBehaviour.SKEWED_CLOCK ? Duration.ofHours(8) : Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      int before = how == LinkBehaviour.OUT_OF_ORDER ? i : 2 - i;
      Instant at = NOON.minus(Duration.ofMinutes(20L * before)).plus(skew);
      platform.tell(Sightings.EXCHANGE, sightings.position(WATCHED, YELLOW_GREEN, at));
    }
    platform.tell(Sightings.EXCHANGE, sightings.position(WATCHED, 94, NOON));
    platform.tell(Sightings.EXCHANGE, sightings.position("浙J00001", 2, NOON));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothEditionsSpeakPositionsAndAlarms(boolean newer, @TempDir Path folder) {
    Sightings sightings = new Sightings(newer);
    try (LinkTable table = LinkTable.set(folder, newer, LinkBehaviour.WELL)) {
      table.platform.tell(Sightings.EXCHANGE, sightings.positions(WATCHED, YELLOW_GREEN, NOON));
      table.platform.tell(Sightings.WARNING, sightings.alarm("浙J00001", 2, 2, NOON, 7_001, "疲劳驾驶"));
      assertThat(table.platform.settle()).isTrue();
      assertThat(table.hub.arrived)
          .extracting(RawMessage::form)
          .containsExactly("809/position", "809/alarm");
    }
  }

  @Test
  void theLinkBackShowsTheCodeIsKeptAliveAndComesAgain(@TempDir Path folder) {
    try (LinkTable table = LinkTable.set(folder, false, LinkBehaviour.WELL)) {
      BackLinkServer back = table.platform.back;
      await(back::stands);
      await(() -> table.passes(Duration.ofMinutes(1)) && back.heard.contains(0x9005));
      table.behave(LinkBehaviour.BACK_REFUSED);
      back.breakOff();
      await(() -> table.platform.heard.contains(0x9007));
      table.behave(LinkBehaviour.WELL);
      await(() -> table.passes(Duration.ofSeconds(5)) && back.stands());
      assertThat(table.hub.count("reconnections")).isPositive();
    }
  }

  @Test
  void whoSaysNothingForThreeMinutesIsHungUpOnAndMayComeAgain(@TempDir Path folder) {
    try (LinkTable table = LinkTable.set(folder, false, LinkBehaviour.SILENT)) {
      await(table.platform::isLoggedIn);
      table.house.clock.advance(Duration.ofMinutes(3));
      await(() -> table.hub.count("silent") > 0);
      await(() -> table.platform.results.size() > 1);
    }
  }

  @Test
  void whoIsRefusedEndsNobodysSessionAndWhoLogsOutMayComeAgain(@TempDir Path folder) {
    try (LinkTable table = LinkTable.set(folder, false, LinkBehaviour.WELL)) {
      await(table.platform::isLoggedIn);
      try (LowerPlatform other = table.another(LinkBehaviour.WRONG_ADDRESS)) {
        await(() -> !other.results.isEmpty());
        assertThat(table.platform.settle()).isTrue();
      }
      assertThat(table.platform.results).containsExactly(0);
      table.platform.logOut();
      await(() -> table.platform.heard.contains(0x1004));
      await(() -> table.platform.results.size() > 1);
    }
  }

  private static void await(BooleanSupplier holds) {
    Instant end = Instant.now().plusSeconds(30);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      LinkWire.pause(Duration.ofMillis(20));
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
