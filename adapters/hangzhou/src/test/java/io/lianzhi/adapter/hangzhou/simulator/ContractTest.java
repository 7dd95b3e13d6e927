package io.lianzhi.adapter.hangzhou.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.hangzhou.HangzhouAdapterFactory;
import io.lianzhi.adapter.hangzhou.Houses;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.Schema;
import io.lianzhi.contracts.testkit.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hangzhou's stand-in takes what Hangzhou's contract allows, and nothing else. */
final class ContractTest {
  private static final Contract CONTRACT = Contract.shipped();
  private static final Adapter ADAPTER =
      new HangzhouAdapterFactory().open(Houses.at("https://hz.example", Map.of()));

  private static Stream<String> written(ItemKind kind) {
    return FullLetters.all(kind, TestHouse.JINHUA, TestHouse.HANGZHOU).stream()
        .map(letter -> new String(ADAPTER.encode(letter).body(), StandardCharsets.UTF_8));
  }

  private static Optional<String> fault(ItemKind kind, String json) {
    return CONTRACT.faultOfPost(
        Kinds.of(kind).path(), Doc.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "VEHICLE_ALARM|WATCH_.*")
  void everyLetterThatTheHubWritesKeepsTheContract(ItemKind kind) {
    assertThat(written(kind))
        .isNotEmpty()
        .allSatisfy(json -> assertThat(fault(kind, json)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "COPY_NOTICE | \"car_no\":\"浙D12345\", |  | car_no: required",
        "COPY_NOTICE | \"car_no\":\"浙D12345\" | \"car_no\":12345 | car_no: type",
        "COPY_NOTICE | \"car_no_color\":\"1\" | \"car_no_color\":\"yellow\" | car_no_color:"
            + " pattern",
        "COPY_NOTICE | 2021-11-19 | 19/11/2021 | close_case_date: format",
        "COPY_NOTICE | 2021-11-18 | 2021-13-18 | decision.decided_on: format",
        "COPY_NOTICE | \"punish_money\":9500.00 | \"punish_money\":-1 | decision.punish_money:"
            + " range",
        "COPY_NOTICE | \"punish_money\":9500.00 | \"punish_money\":\"9500\" |"
            + " decision.punish_money: type",
        "COPY_NOTICE | \"law_article\":\"64\" | \"law_section\":\"64\" |"
            + " decision.legal_basis.law_article: required",
        "COPY_NOTICE | \"to_orgs\":[\"330100\"] | \"to_orgs\":[] | head.to_orgs: items",
        "COPY_NOTICE | \"to_orgs\":[\"330100\"] | \"to_orgs\":[330100] | head.to_orgs.0: type",
        "COPY_NOTICE | \"is_test\":true | \"is_test\":\"true\" | head.is_test: type",
        "COPY_NOTICE | \"urgency\":\"2\" | \"urgency\":\"9\" | head.urgency: pattern",
        "COPY_NOTICE | \"version\":3 | \"version\":0 | head.version: range",
        "COPY_NOTICE | \"version\":3 | \"version\":3.5 | head.version: type",
        "OVERLOAD_RECORD | 2021-11-19T10:30:00+08:00 | 2021-11-19 10:30:00 | out_station_time:"
            + " format",
        "OVERLOAD_RECORD | \"lane\":2 | \"lane\":21 | lane: range",
        "BLACKLIST_ENTRY | \"subject_type\":\"1\" | \"subject_type\":\"6\" | subject_type: pattern",
        "BLACKLIST_ENTRY | \"reason_code\":\"02\" | \"reason_code\":\"11\" | reason_code: pattern",
        "VEHICLE_QUESTION | \"purpose\":\"ROAD_INSPECTION\", |  | head.purpose: required",
        "VEHICLE_RECORD | \"is_found\":true | \"is_found\":\"yes\" | is_found: type"
      })
  void whatTheContractForbidsIsNotTaken(
      ItemKind kind, String found, @org.jspecify.annotations.Nullable String put, String fault) {
    String whole = written(kind).findFirst().orElseThrow();
    assertThat(whole).contains(found);
    String broken = whole.replace(found, Optional.ofNullable(put).orElse(""));
    assertThat(fault(kind, broken)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({"98000, range", "0.5, range"})
  void aWeightInAnotherUnitIsNotTaken(String tonnes, String rule) {
    String whole = written(ItemKind.OVERLOAD_RECORD).findFirst().orElseThrow();
    String broken =
        whole.replaceFirst("\"total_weight_t\":[0-9.]+", "\"total_weight_t\":" + tonnes);
    assertThat(fault(ItemKind.OVERLOAD_RECORD, broken)).contains("total_weight_t: " + rule);
  }

  @Test
  void aFieldThatTheContractDoesNotNameIsLetPass() {
    String more = written(ItemKind.COPY_NOTICE).findFirst().orElseThrow();
    assertThat(fault(ItemKind.COPY_NOTICE, more.replace("{\"head\"", "{\"new\":1,\"head\"")))
        .isEmpty();
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

  @Test
  void anEnumIsKept() {
    byte[] result = "{\"org\":\"330700\",\"outcome\":\"LOST\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(CONTRACT.fits("Result", new Doc(JsonTree.readObject(result)))).isFalse();
    byte[] right = "{\"org\":\"330700\",\"outcome\":\"TAKEN\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(CONTRACT.fits("Result", new Doc(JsonTree.readObject(right)))).isTrue();
  }
}
