package io.lianzhi.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterJsonTest {
  private static final Clause CLAUSE = new Clause("JH-SX-2021", "3.1");

  @Property(tries = 300)
  void readsBackWhatItWritesWhateverIsWithheld(
      @ForAll ItemKind kind, @ForAll @IntRange(max = 2) int shape, @ForAll long seed) {
    Random chance = new Random(seed);
    Letter letter = any(kind, shape);
    Set<String> released = new java.util.HashSet<>(kind.schema().releasable());
    released.removeIf(name -> chance.nextBoolean());
    Letter trimmed = letter.withItem(kind.schema().trim(letter.item(), released, CLAUSE));
    assertThat(LetterJson.read(LetterJson.write(trimmed))).isEqualTo(trimmed);
  }

  private static Letter any(ItemKind kind, int shape) {
    var letters = FullLetters.all(kind, TestHouse.JINHUA, TestHouse.SHAOXING);
    return letters.get(shape % letters.size());
  }

  @Test
  void aShortLetterGetsTheDefaults() {
    Letter letter =
        LetterJson.read(
            utf8(
                """
                {"id": "Q-1", "from": {"party": "jinhua"}, "to": ["shaoxing"],
                 "purpose": "ROAD_INSPECTION",
                 "item": {"kind": "VEHICLE_QUESTION",
                          "plate": {"text": "浙D·12345", "colour": "BLUE"}}}
                """));
    assertThat(letter.version()).isEqualTo(1);
    assertThat(letter.matter().value()).isEqualTo("Q-1");
    assertThat(letter.urgency()).isEqualTo(Urgency.ROUTINE);
    assertThat(letter.test()).isFalse();
    assertThat(letter.answers()).isEmpty();
    assertThat(letter.answerBy()).isEmpty();
    assertThat(letter.item().subject()).isEqualTo("浙D12345|BLUE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          COPY_NOTICE     | "id":"CG         | "id":" CG           | SCHEMA           | id
          COPY_NOTICE     | "party":"jinhua  | "party":"JINHUA     | SCHEMA           | from
          COPY_NOTICE     | ["shaoxing"]     | ["SHAOXING"]        | TARGET_UNKNOWN   | to
          COPY_NOTICE     | ["shaoxing"]     | ["jinhua"]          | TARGET_UNKNOWN   | to
          COPY_NOTICE     | ["shaoxing"]     | []                  | TARGET_UNKNOWN   | to
          COPY_NOTICE     | "CASE_HANDLING"  | "case"              | NOT_AUTHORISED_PURPOSE | purpose
          COPY_NOTICE     | "urgency"        | "urgncy"            | SCHEMA           | urgncy
          COPY_NOTICE     | "URGENT"         | "SOON"              | SCHEMA           | urgency
          COPY_NOTICE     | "kind":"COPY_NOTICE" | "kind":"COPY"   | SCHEMA           | item.kind
          COPY_NOTICE     | "vehicleType"    | "vehicelType"       | SCHEMA           | item.vehicelType
          COPY_NOTICE     | "H17"            | "Z99"               | CODE_UNKNOWN     | item.vehicleType
          COPY_NOTICE     | "330603"         | "339999"            | REGION_UNKNOWN   | item.registrationRegion
          COPY_NOTICE     | "YELLOW"         | "PINK"              | CODE_UNKNOWN     | item.plate
          COPY_NOTICE     | 浙D12345         | 浙D123456789        | ID_CHECK_FAILED  | item.plate
          COPY_NOTICE     | 浙D12345         | 无牌                | ID_CHECK_FAILED  | item.plate
          COPY_NOTICE     | "2021-11-19"     | "2021-11-31"        | SCHEMA           | item.closedOn
          COPY_NOTICE     | "2021-11-19"     | "+12021-11-19"      | SCHEMA           | item.closedOn
          VEHICLE_RECORD  | {"kg":31000}     | 31000               | UNIT_AMBIGUOUS   | item.grossMass
          VEHICLE_RECORD  | {"kg":31000}     | {"t":31}            | UNIT_AMBIGUOUS   | item.grossMass
          VEHICLE_RECORD  | LGHXCFRH9M       | LGHXCFRH8M          | ID_CHECK_FAILED  | item.vin
          OVERLOAD_RECORD | {"kg":98000}     | {"kg":98}           | UNIT_AMBIGUOUS   | item.totalMass
          OVERLOAD_RECORD | "limit":{"kg":49000 | "limit":{"t":49  | UNIT_AMBIGUOUS   | item.limit
          OVERLOAD_RECORD | "limit":{"kg":49000 | "limit":{"kg":49 | UNIT_AMBIGUOUS   | item.limit
          OVERLOAD_RECORD | "overMass":{"kg":49000 | "overMass":{"kg":98001 | UNIT_AMBIGUOUS | item
          OVERLOAD_RECORD | "NOTIFIED"       | "LOST"              | CODE_UNKNOWN     | item.status
          OVERLOAD_RECORD | "axleLayout":"1+2+3" | "axleLayout":"1+2+2" | SCHEMA       | item
          VEHICLE_RECORD  | {"kg":31000}     | {"kg":31}           | UNIT_AMBIGUOUS   | item.grossMass
          BLACKLIST_ENTRY | "VEHICLE"        | "DRIVER"            | SCHEMA           | item
          BLACKLIST_ENTRY | 2023-11-18       | 2019-11-18          | SCHEMA           | item
          """)
  void refusesEachErrorAtItsPlace(
      ItemKind kind, String good, String bad, String code, String place) {
    String json = new String(LetterJson.write(any(kind, 0)), StandardCharsets.UTF_8);
    assertThat(json).contains(good.strip());
    Refused refused = refusal(json.replace(good.strip(), bad.strip()));
    assertThat(refused.code().name()).isEqualTo(code);
    assertThat(refused.at()).isEqualTo(place);
    assertThat(refused.accepted()).isPresent();
    assertThat(RefusalText.of(refused, Locale.CHINESE).detail().replaceAll(".*正确形式：", ""))
        .as("the accepted form in Chinese")
        .containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @EnumSource
  void refusesALetterWithoutWhatItCannotDoWithout(ItemKind kind) {
    kind.schema().columns().stream()
        .filter(column -> column.required())
        .forEach(column -> {
          Map<String, Object> tree = JsonTree.readObject(LetterJson.write(any(kind, 0)));
          ((Map<?, ?>) java.util.Objects.requireNonNull(tree.get("item"))).remove(column.name());
          assertThat(refusal(new String(JsonTree.write(tree), StandardCharsets.UTF_8)).at())
              .isEqualTo("item." + column.name());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"field": "driverName", "memorandum": "m", "clause": "1"}]
          [{"field": "plate", "memorandum": "m", "clause": "1"}]
          [{"field": "drivername", "memorandum": "m", "clause": "1"}]
          [{"field": "vin", "memorandum": "m"}]
          [{"field": "vin", "memorandum": "m", "clause": "1", "why": "x"}]
          {"field": "vin", "memorandum": "m", "clause": "1"}
          ["vin"]
          """)
  void refusesAManifestOfWithheldFieldsThatIsNotTrue(String manifest) {
    String letter =
        new String(LetterJson.write(any(ItemKind.COPY_NOTICE, 0)), StandardCharsets.UTF_8);
    String json = letter.substring(0, letter.length() - 1) + ",\"withheld\":" + manifest + "}";
    assertThat(refusal(json).at()).isEqualTo("withheld");
  }

  @Test
  void aNameThatTheSenderMadeUpIsNotRepeatedAsItIs() {
    Refused refused = refusal("{\"a\\nb<script>" + "x".repeat(60) + "\": 1}");
    assertThat(refused.at()).isEqualTo("a?b?script?" + "x".repeat(29));
  }

  @Property(tries = 500)
  void answersAnyBytesWithALetterOrARefusal(@ForAll byte[] bytes) {
    try {
      LetterJson.read(bytes);
    } catch (RefusedException refused) {
      assertThat(refused.refused().code()).isNotNull();
    }
  }

  private static Refused refusal(String json) {
    RefusedException thrown =
        catchThrowableOfType(RefusedException.class, () -> LetterJson.read(utf8(json)));
    assertThat(thrown).as(json).isNotNull();
    return thrown.refused();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
