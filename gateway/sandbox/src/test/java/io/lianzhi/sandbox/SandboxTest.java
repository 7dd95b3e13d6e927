package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox is set up with. */
class SandboxTest {
  private static final Set<ItemKind> ROOMY =
      EnumSet.of(ItemKind.COPY_NOTICE, ItemKind.OVERLOAD_RECORD, ItemKind.BLACKLIST_ENTRY);

  @Test
  void whoeverHasASimulatorSitsAtTheTable() {
    assertThat(Simulators.table())
        .extracting(SandboxParty::name)
        .contains("hangzhou", "jinhua", "jinhua-app", "shaoxing")
        .doesNotHaveDuplicates();
  }

  @Test
  void secretsStandInTheEnvironmentAndNeverInTheArguments(@TempDir Path folder) {
    List<SandboxParty> table = Simulators.table();
    SandboxHome home = SandboxHome.open(folder, table);
    HubSettings settings = new HubSettings(home, table);
    List<String> secrets = new ArrayList<>(List.of(home.passphrase()));
    table.forEach(party -> secrets.addAll(home.secrets(party).values()));
    assertThat(secrets).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    assertThat(String.join(" ", settings.arguments())).doesNotContain(secrets);
    assertThat(settings.environment().get("SPRING_APPLICATION_JSON")).contains(secrets);
    assertThat(String.join(" ", Arrays.asList(settings.everything()))).contains(secrets);
  }

  @Test
  void aSystemIsToldOfTheHubsPortsAndTheHubOfTheSystem(@TempDir Path folder) {
    SandboxParty asking =
        new SandboxParty(
            Simulators.seat("shaoxing").seat().callingAt("jt809"),
            "shaoxing",
            Simulators.seat("shaoxing").suite());
    Map<String, Integer> ports = HubPorts.choose(List.of(asking)).of("shaoxing");
    assertThat(ports).containsOnlyKeys("jt809");
    assertThat(ports.get("jt809")).isPositive();
    HubSettings settings =
        new HubSettings(SandboxHome.open(folder, List.of(asking)), List.of(asking))
            .tell("shaoxing", ports)
            .tell("shaoxing", Map.of("url", "https://localhost:4711"));
    assertThat(settings.arguments())
        .contains(
            "--lianzhi.parties.shaoxing.settings.jt809=" + ports.get("jt809"),
            "--lianzhi.parties.shaoxing.settings.url=https://localhost:4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmpfs", "ramfs"})
  void nothingDurableIsMeasuredInMemory(String type) {
    assertThatThrownBy(() -> Scratch.requireDisk(type)).hasMessageContaining(type);
  }

  @Test
  void aDiskWillDo() {
    Scratch.requireDisk("ext4");
    Scratch.requireDisk("overlay");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VEHICLE_RECORD")
  void aSampleLetterIsTwoKibibytesWhereItsKindCanHoldThem(ItemKind kind) {
    byte[] letter = new SampleLetters(new PartyId("hangzhou"), "sample").letter(kind, 7);
    assertThat(LetterJson.read(letter).item().kind()).isEqualTo(kind);
    assertThat(letter.length).isLessThanOrEqualTo(2048);
    if (ROOMY.contains(kind)) {
      assertThat(letter.length).isGreaterThan(2000);
    } else {
      assertThat(letter.length).isGreaterThan(1000);
    }
  }

  @Test
  void whatIsStartedTogetherEndsTogetherTheLastFirst() {
    List<String> ended = new ArrayList<>();
    Together together = new Together();
    together.add(() -> ended.add("first"));
    together.add(() -> {
      throw new IllegalStateException("second");
    });
    together.add(() -> ended.add("third"));
    assertThatThrownBy(together::close).hasMessage("second");
    assertThat(ended).containsExactly("third", "first");
  }
}
