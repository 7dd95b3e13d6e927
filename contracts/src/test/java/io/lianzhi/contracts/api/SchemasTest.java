package io.lianzhi.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.WhoseMove;
import io.lianzhi.contracts.code.CodeEntry;
import io.lianzhi.contracts.code.CodeSets;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.Column;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.Sensitivity;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas and the codecs say the same of every letter. */
class SchemasTest {
  private static final ApiDescription API = ApiDescription.load();
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @EnumSource
  void haveExactlyTheColumnsOfTheItem(ItemKind kind) {
    JsonNode schema = item(kind);
    List<? extends Column<?, ?>> columns = kind.schema().columns();
    assertThat(
            schema.get("properties").propertyNames().stream().filter(name -> !name.equals("kind")))
        .containsExactlyElementsOf(columns.stream().map(Column::name).toList());
    assertThat(texts(schema.get("required")))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("kind"), columns.stream().filter(Column::required).map(Column::name))
                .toList());
    assertThat(schema.at("/properties/kind/const").stringValue()).isEqualTo(kind.name());
    assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sayHowEachColumnIsProtected(ItemKind kind) {
    JsonNode properties = item(kind).get("properties");
    for (Column<?, ?> column : kind.schema().columns()) {
      String said = properties.get(column.name()).path("x-sensitivity").asString("NORMAL");
      assertThat(Sensitivity.valueOf(said)).as(column.name()).isEqualTo(column.sensitivity());
    }
  }

  @Test
  void sayThatATokenAndAMaskedNameArePersonal() {
    JsonNode person = API.schema("PersonSubject").get("properties");
    for (String name : List.of("token", "maskedName")) {
      assertThat(person.get(name).path("x-sensitivity").asString()).isEqualTo("PERSONAL");
    }
  }

  @Test
  void nameExactlyTheCodesOfTheCode() {
    assertEnum("/components/schemas/ProblemCode/enum", RefusalCode.values());
    assertEnum("/components/schemas/WhoseMove/enum", WhoseMove.values());
    assertEnum("/components/schemas/Problem/properties/resend/enum", RefusalCode.Resend.values());
    assertEnum("/components/schemas/ItemKind/enum", ItemKind.values());
    assertEnum("/components/schemas/Warning/properties/code/enum", WarningCode.values());
    assertEnum("/components/schemas/PlateColour/enum", PlateColour.values());
    assertEnum("/components/schemas/Letter/properties/urgency/enum", Urgency.values());
    assertEnum(
        "/components/schemas/BlacklistEntry/properties/subjectType/enum", SubjectType.values());
    assertEnum("/components/schemas/WatchOrder/properties/action/enum", WatchAction.values());
    assertEnum("/components/schemas/WatchOrder/properties/riskLevel/enum", RiskLevel.values());
    assertEnum("/components/schemas/WatchHit/properties/source/enum", HitSource.values());
    assertEnum(
        "/components/schemas/VehicleAlarm/properties/alarmSource/enum", AlarmSource.values());
    assertThat(API.schema("Item").at("/discriminator/mapping").propertyNames())
        .containsExactlyElementsOf(Stream.of(ItemKind.values()).map(Enum::name).toList());
  }

  @Test
  void nameEveryStateOfTheProvincialPlatform() {
    String description = API.schema("OverloadStatus").get("description").stringValue();
    CodeSets.load().get("overload_record_status.zj").entries().stream()
        .map(CodeEntry::canonical)
        .forEach(state -> assertThat(description).containsPattern("\\b" + state + "\\b"));
  }

  @ParameterizedTest
  @EnumSource
  void takeEveryLetterThatTheCodecsWrite(ItemKind kind) {
    FullLetters.all(kind, TestHouse.JINHUA, TestHouse.HANGZHOU)
        .forEach(
            letter -> assertThat(API.misfits("Letter", tree(LetterJson.write(letter)))).isEmpty());
  }

  /** Lengths and ranges: the last value inside is taken by both, the first outside by neither. */
  @TestFactory
  Stream<DynamicTest> drawTheirLimitsWhereTheCodecsDo() {
    return Stream.of(ItemKind.values()).flatMap(this::limits);
  }

  private Stream<DynamicTest> limits(ItemKind kind) {
    return kind.schema().columns().stream()
        .map(Column::name)
        .filter(name -> !edges(kind, name).isEmpty())
        .map(name ->
            DynamicTest.dynamicTest(
                kind + " " + name,
                () -> edges(kind, name).forEach((value, good) -> agree(kind, name, value, good))));
  }

  /** Values at the edges of what the schema takes, and whether they are inside. */
  private static Map<Object, Boolean> edges(ItemKind kind, String name) {
    JsonNode schema = API.resolve(item(kind).get("properties").get(name));
    Map<Object, Boolean> edges = new TreeMap<>();
    if (schema.path("type").asString("").equals("integer")) {
      edges.put(schema.get("minimum").intValue(), true);
      edges.put(schema.get("minimum").intValue() - 1, false);
      edges.put(schema.get("maximum").intValue(), true);
      edges.put(schema.get("maximum").intValue() + 1, false);
    } else if (schema.has("maxLength")) {
      int longest = schema.get("maxLength").intValue();
      edges.put("字".repeat(longest), true);
      edges.put("字".repeat(longest + 1), false);
      edges.put("", false);
      edges.put("a\u0007b", false);
    }
    return edges;
  }

  private static void agree(ItemKind kind, String name, Object value, boolean good) {
    ObjectNode letter = full(kind);
    ObjectNode item = letter.get("item").asObject();
    item.remove(kind.schema().releasable()); // no other field can contradict this one
    item.set(name, JSON.valueToTree(value));
    assertThat(API.misfits("Letter", letter).isEmpty()).as("schema on %s", value).isEqualTo(good);
    assertThat(reads(letter)).as("codec on %s", value).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COPY_NOTICE     | /id                          | "CG 1"
          COPY_NOTICE     | /id                          | ""
          COPY_NOTICE     | /version                     | 0
          COPY_NOTICE     | /version                     | 1.5
          COPY_NOTICE     | /matter                      | "部临"
          COPY_NOTICE     | /from                        | {"party": "Jinhua"}
          COPY_NOTICE     | /from                        | {"party": "jinhua", "name": "x"}
          COPY_NOTICE     | /from                        | {}
          COPY_NOTICE     | /to                          | []
          COPY_NOTICE     | /to                          | ["hangzhou", "hangzhou"]
          COPY_NOTICE     | /to                          | "hangzhou"
          COPY_NOTICE     | /purpose                     | "case handling"
          COPY_NOTICE     | /answerBy                    | "2021-11-19T08:30:00"
          COPY_NOTICE     | /urgency                     | "SOON"
          COPY_NOTICE     | /test                        | "no"
          COPY_NOTICE     | /sender                      | "jinhua"
          COPY_NOTICE     | /withheld                    | [{"field": "remarks"}]
          COPY_NOTICE     | /item/kind                   | "COPY"
          COPY_NOTICE     | /item/plate                  | "浙D12345"
          COPY_NOTICE     | /item/plate                  | {"text": "浙D12345", "colour": "PINK"}
          COPY_NOTICE     | /item/plate                  | {"text": "浙D12", "colour": "BLUE"}
          COPY_NOTICE     | /item/closedOn               | "2021-02-30"
          COPY_NOTICE     | /item/closedOn               | "19.11.2021"
          COPY_NOTICE     | /item/registrationRegion     | "33060"
          COPY_NOTICE     | /item/vehicleType            | "h11"
          COPY_NOTICE     | /item/transportCertificate   | "33060300012"
          COPY_NOTICE     | /item/driverQualification    | "33018319070"
          COPY_NOTICE     | /item/decision               | {"number": "1", "decidedOn": "2021-11-18"}
          COPY_NOTICE     | /item/vehicelType            | "H11"
          VEHICLE_RECORD  | /item/found                  | "true"
          VEHICLE_RECORD  | /item/plateKind              | "1"
          VEHICLE_RECORD  | /item/use                    | "FF"
          VEHICLE_RECORD  | /item/vin                    | "LGHXCFRH9M000000I"
          VEHICLE_RECORD  | /item/ownerCreditCode        | "91330109MA0TEHT27"
          VEHICLE_RECORD  | /item/grossMass              | 31000
          VEHICLE_RECORD  | /item/grossMass              | {"t": 31}
          VEHICLE_RECORD  | /item/grossMass              | {"kg": -1}
          VEHICLE_RECORD  | /item/grossMass              | {"kg": 31}
          VEHICLE_RECORD  | /item/grossMass              | {"kg": 31000000}
          VEHICLE_RECORD  | /item/dimensions             | {"lengthMm": 0, "widthMm": 1, "heightMm": 1}
          VEHICLE_RECORD  | /item/dimensions             | {"lengthMm": 1, "widthMm": 1}
          VEHICLE_RECORD  | /item/blacklistFlags         | ["11"]
          OVERLOAD_RECORD | /item/totalMass              | {"kg": 98}
          OVERLOAD_RECORD | /item/totalMass              | {"kg": 980000}
          OVERLOAD_RECORD | /item/limit                  | {"kg": 49000}
          OVERLOAD_RECORD | /item/limit                  | 49000
          OVERLOAD_RECORD | /item/limit                  | {"kg": 49, "rule": "3(8)"}
          OVERLOAD_RECORD | /item/limit                  | {"kg": 490000, "rule": "3(8)"}
          OVERLOAD_RECORD | /item/status                 | "7"
          OVERLOAD_RECORD | /item/unusual                | 1
          OVERLOAD_RECORD | /item/snapshotAt             | "2021-11-19 10:30:01"
          OVERLOAD_RECORD | /item/evidence               | "front.jpg"
          OVERLOAD_RECORD | /item/evidence               | [""]
          OVERLOAD_RECORD | /item/overrunRate            | {"percent": 1500.01}
          OVERLOAD_RECORD | /item/axleLayout             | "1-2-3"
          OVERLOAD_RECORD | /item/detectedAt             | "2021-11-19 08:30"
          BLACKLIST_ENTRY | /item/subject                | {"plate": {"text": "浙D12345", "colour": "BLUE"}, "name": "x"}
          BLACKLIST_ENTRY | /item/subject                | {"token": "abc", "maskedName": "张*"}
          BLACKLIST_ENTRY | /item/subject                | {"token": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "maskedName": "欧阳小明*"}
          BLACKLIST_ENTRY | /item/subject                | {}
          BLACKLIST_ENTRY | /item/subjectType            | "CITY"
          BLACKLIST_ENTRY | /item/reason                 | "00"
          BLACKLIST_ENTRY | /item/legalBasis             | {"title": "x", "article": "1"}
          WATCH_ORDER     | /item/plate                  | {"text": "无牌", "colour": "OTHER"}
          WATCH_ORDER     | /item/validTo                | "2021-12-19"
          WATCH_ORDER     | /item/action                 | "ARREST"
          WATCH_ORDER     | /item/riskLevel              | "3"
          WATCH_ORDER     | /item/driverName             | "张三"
          WATCH_ORDER     | /item/stations               | "3310813107"
          WATCH_REVOCATION | /item/revokedAt            | "2021-11-22 09:15"
          WATCH_HIT       | /item/source                 | "POLICE"
          WATCH_HIT       | /item/position               | {"longitudeMicrodegrees": 119523467}
          WATCH_HIT       | /item/position               | {"longitudeMicrodegrees": 0, "latitudeMicrodegrees": 0}
          WATCH_HIT       | /item/position               | {"longitudeMicrodegrees": 29047812, "latitudeMicrodegrees": 119523467}
          WATCH_HIT       | /item/position               | {"longitudeMicrodegrees": 119.523467, "latitudeMicrodegrees": 29.047812}
          WATCH_HIT       | /item/grossMass              | {"kg": 86}
          VEHICLE_ALARM   | /item/alarmType              | "2"
          VEHICLE_ALARM   | /item/alarmSource            | "1"
          """)
  void refuseWhatTheCodecsRefuse(ItemKind kind, String pointer, String value) {
    ObjectNode letter = full(kind);
    assertThat(reads(letter)).as("untouched").isTrue();
    int slash = pointer.lastIndexOf('/');
    letter
        .at(pointer.substring(0, slash))
        .asObject()
        .set(pointer.substring(slash + 1), JSON.readTree(value));
    assertThat(API.misfits("Letter", letter)).as("schema").isNotEmpty();
    byte[] bytes = JSON.writeValueAsBytes(letter);
    assertThatThrownBy(() -> LetterJson.read(bytes)).isInstanceOf(RefusedException.class);
  }

  private static boolean reads(JsonNode letter) {
    try {
      LetterJson.read(JSON.writeValueAsBytes(letter));
      return true;
    } catch (RefusedException refused) {
      return false;
    }
  }

  private static ObjectNode full(ItemKind kind) {
    return tree(LetterJson.write(FullLetters.of(kind, TestHouse.JINHUA, TestHouse.HANGZHOU)))
        .asObject();
  }

  private static JsonNode tree(byte[] json) {
    return JSON.readTree(json);
  }

  private static JsonNode item(ItemKind kind) {
    String reference = API.schema("Item").at("/discriminator/mapping/" + kind.name()).stringValue();
    return API.root().at(reference.substring(1));
  }

  private static void assertEnum(String pointer, Enum<?>[] values) {
    assertThat(texts(API.root().at(pointer)))
        .containsExactlyElementsOf(Stream.of(values).map(Enum::name).toList());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }
}
