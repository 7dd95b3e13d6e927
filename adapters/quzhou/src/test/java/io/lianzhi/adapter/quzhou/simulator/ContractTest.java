package io.lianzhi.adapter.quzhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.quzhou.Houses;
import io.lianzhi.adapter.quzhou.QuzhouAdapterFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Doc;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.Schema;
import io.lianzhi.contracts.testkit.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Quzhou's stand-in takes what Quzhou's contract allows, and nothing else. */
final class ContractTest {
  private static final Contract CONTRACT = Contract.shipped();
  private static final Adapter ADAPTER =
      new QuzhouAdapterFactory().open(Houses.of(told(), Map.of()));

  private static Map<String, String> told() {
    Map<String, String> told = new HashMap<>();
    told.put("baseUrl", "https://data.quzhou.example");
    told.put("appKey", "key");
    for (Kinds kind : Kinds.values()) {
      told.put(kind.type() + "Api", kind.api());
    }
    return told;
  }

  private static Stream<String> written(Kinds kind) {
    return FullLetters.all(kind.kind(), TestHouse.JINHUA, Houses.QUZHOU).stream()
        .map(letter -> new String(ADAPTER.encode(letter).body(), StandardCharsets.UTF_8));
  }

  private static Optional<String> fault(Kinds kind, String json) {
    return CONTRACT.fault(kind, Doc.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void listsEveryKindOnce() {
    assertThat(Kinds.values())
        .extracting(Kinds::kind)
        .containsExactly(
            ItemKind.COPY_NOTICE,
            ItemKind.OVERLOAD_RECORD,
            ItemKind.VEHICLE_QUESTION,
            ItemKind.VEHICLE_RECORD,
            ItemKind.BLACKLIST_ENTRY,
            ItemKind.BLACKLIST_REMOVAL,
            ItemKind.WATCH_ORDER,
            ItemKind.WATCH_REVOCATION);
  }

  @ParameterizedTest
  @EnumSource
  void everyLetterThatTheHubWritesKeepsTheContract(Kinds kind) {
    assertThat(written(kind))
        .isNotEmpty()
        .allSatisfy(json -> assertThat(fault(kind, json)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "COPY_NOTICE | \"vehicleNumber\":\"浙D12345\", |  | data.vehicleNumber: required",
        "COPY_NOTICE | \"vehicleColor\":\"2\" | \"vehicleColor\":\"7\" | data.vehicleColor: enum",
        "COPY_NOTICE | \"20211119\" | \"2021-11-19\" | data.closeDate: pattern",
        "COPY_NOTICE | \"fine\":9500.00 | \"fine\":-1 | data.decision.fine: range",
        "COPY_NOTICE | \"lawArticle\":\"64\" | \"x\":\"64\" | data.decision.law.lawArticle:"
            + " required",
        "COPY_NOTICE | \"toOrgs\":[\"330800\"] | \"toOrgs\":[] | head.toOrgs: items",
        "COPY_NOTICE | \"test\":true | \"test\":\"true\" | head.test: type",
        "COPY_NOTICE | \"copyNotice\" | \"overloadRecord\" | bizType: enum",
        "OVERLOAD_RECORD | \"totalWeight\":98000 | \"totalWeight\":98 | data.totalWeight: range",
        "OVERLOAD_RECORD | \"20211119103000\" | \"20211119\" | data.checkTime: pattern",
        "OVERLOAD_RECORD | \"lane\":2 | \"lane\":21 | data.lane: range",
        "BLACKLIST_ENTRY | \"reasonCode\":\"02\" | \"reasonCode\":\"11\" | data.reasonCode:"
            + " pattern",
        "VEHICLE_QUESTION | \"purpose\":\"ROAD_INSPECTION\", |  | head.purpose: required",
        "VEHICLE_RECORD | \"found\":true | \"found\":\"yes\" | data.found: type"
      })
  void whatTheContractForbidsIsNotTaken(
      Kinds kind, String found, @Nullable String put, String fault) {
    String whole = written(kind).findFirst().orElseThrow();
    assertThat(whole).contains(found);
    String broken = whole.replace(found, Optional.ofNullable(put).orElse(""));
    assertThat(fault(kind, broken)).contains(fault);
  }

  static Stream<Map<String, Object>> unknownRules() {
    return Stream.of(
        Map.of("oneOf", "x"),
        Map.of("type", "tuple"),
        Map.of("type", "string", "format", "duration"));
  }

  @ParameterizedTest
  @MethodSource("unknownRules")
  void aRuleThatTheStandInDoesNotKnowStopsIt(Map<String, Object> rules) {
    assertThatThrownBy(() -> new Schema(rules, name -> Map.of()).fault("x", ""))
        .isInstanceOf(IllegalStateException.class);
  }
}
