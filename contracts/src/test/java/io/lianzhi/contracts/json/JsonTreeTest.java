package io.lianzhi.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  @Test
  void readsMapsListsTextsNumbersAndTruths() {
    assertThat(
            JsonTree.readObject(utf8("{\"a\":[1,2.50,\"ä\\n\",true,false],\"b\":{\"c\":-0.001}}")))
        .isEqualTo(
            Map.of(
                "a",
                List.of(new BigDecimal("1"), new BigDecimal("2.50"), "ä\n", true, false),
                "b",
                Map.of("c", new BigDecimal("-0.001"))));
  }

  @Test
  void writesWhatItReads() {
    String json = "{\"b\":[1,2.50,\"浙\\\"\\\\\"],\"a\":{\"c\":true}}";
    assertThat(new String(JsonTree.write(JsonTree.readObject(utf8(json))), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void readsNullAsAnAbsentName() {
    assertThat(JsonTree.readObject(utf8("{\"a\":null,\"b\":1}"))).containsOnlyKeys("b");
  }

  @Test
  void keepsNumbersExact() {
    assertThat(JsonTree.read(utf8("0.10000000000000000000000000000001")))
        .isEqualTo(new BigDecimal("0.10000000000000000000000000000001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1}{",
        "{\"a\":1} 2",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":[1,null]}",
        "{\"a\":1} // comment",
        "null",
        "[1]",
        "\"a\"",
        "{\"a\":11111111111111111111111111111111111111111}"
      })
  void refusesWhatIsNotOnePlainObject(String json) {
    assertRefused(utf8(json));
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'});
    assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xd5, (byte) 0xe3, '"', '}'});
    assertRefused("{\"a\":1}".getBytes(StandardCharsets.UTF_16));
    assertRefused("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
    assertThat(JsonTree.readObject(utf8("{\"a\":\"\\ud83d\\ude00\"}"))).containsEntry("a", "😀");
  }

  /** '/' in two bytes, and half a character. */
  @Test
  void refusesUtf8ThatNoEncoderWrites() {
    assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'});
    assertRefused(
        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xe0, (byte) 0x80, (byte) 0xaf, '"', '}'});
    assertRefused(
        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'});
  }

  @Test
  void refusesDeepLongAndWideDocuments() {
    assertRefused(utf8("[".repeat(20) + "]".repeat(20)));
    assertRefused(utf8("{\"a\":".repeat(20) + "1" + "}".repeat(20)));
    assertRefused(utf8("{\"" + "n".repeat(200) + "\":1}"));
    assertRefused(utf8("{\"a\":\"" + "n".repeat((1 << 20) + 1) + "\"}"));
  }

  @Test
  void aHugeExponentCostsNothing() {
    assertThatThrownBy(() -> Codecs.MASS.read(JsonTree.read(utf8("{\"kg\":1e50}"))))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> Codecs.integer(0, 20).read(JsonTree.read(utf8("1e-50"))))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> JsonTree.write(new BigDecimal("1e999999999")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("999999999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
        "1e999999999",
        "1e-2147483648",
        "1.5e-2147483647",
        "1e-999999",
        "1e64",
        "1e-64",
        "0e999999999"
      })
  void refusesNumbersThatNobodyCanCalculateWith(String number) {
    assertRefused(utf8("{\"a\":" + number + "}"));
    assertRefused(utf8("{\"a\":[" + number + "]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e63", "1e-63", "12345678901234567890123456789012", "0E-3", "-2.5e2"})
  void takesNumbersUpTo64DigitsWide(String number) {
    assertThat(JsonTree.read(utf8(number))).isEqualTo(new BigDecimal(number));
  }

  @Property
  void readsBackAnyTextThatItWrites(@ForAll String text) {
    Map<String, Object> tree = new LinkedHashMap<>(Map.of("text", text));
    if (isWellFormed(text)) {
      assertThat(JsonTree.readObject(JsonTree.write(tree))).isEqualTo(tree);
    }
  }

  @Property
  void answersAnyBytesWithATreeOrARefusal(@ForAll byte[] bytes) {
    assertRefusedOrRead(bytes);
  }

  private static void assertRefusedOrRead(byte[] bytes) {
    try {
      assertThat(JsonTree.read(bytes)).isNotNull();
    } catch (InvalidValue refused) {
      assertThat(refused.code()).isEqualTo(RefusalCode.SCHEMA);
    }
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void assertRefused(byte[] json) {
    assertThatThrownBy(() -> JsonTree.readObject(json))
        .isInstanceOfSatisfying(
            InvalidValue.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.SCHEMA));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
