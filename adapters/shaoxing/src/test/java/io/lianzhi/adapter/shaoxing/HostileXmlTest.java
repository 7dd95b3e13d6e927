package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileXmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<?run me?><a/>",
        "<a><?run me?></a>",
        "<a>&b;</a>",
        "<a>text<b/></a>",
        "<a b='1' b='2'/>",
        "<a/><b/>",
        "<a>\u0001</a>",
        "a",
        ""
      })
  void isRefusedAsMalformed(String xml) {
    assertThatThrownBy(() -> XmlReader.read(xml))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.SCHEMA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<a>䶮</a>", "<?xml version='1.0' encoding='GBK'?><a>䶮</a>", "<a>&#x4DAE;</a>"})
  void andTheHarmlessIsRead(String xml) {
    assertThat(XmlReader.read(xml).text()).isEqualTo("䶮");
  }

  @Test
  void refusesBytesThatDeclareAnotherEncoding() {
    String declared = "<?xml version='1.0' encoding='%s'?><a>b</a>";
    assertThatThrownBy(() -> XmlReader.read(bytes(declared.formatted("GBK"))))
        .isInstanceOf(InvalidValue.class);
    assertThat(XmlReader.read(bytes(declared.formatted("utf-8"))).text()).isEqualTo("b");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatIsTooLargeTooDeepOrTooWide() {
    assertThatThrownBy(() -> XmlReader.read(new byte[XmlReader.LARGEST + 1]))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.TOO_LARGE));
    assertThatThrownBy(() -> XmlReader.read("<a>".repeat(33) + "</a>".repeat(33)))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> XmlReader.read("<a>" + "<b/>".repeat(5_000) + "</a>"))
        .isInstanceOf(InvalidValue.class);
    assertThat(XmlReader.read("<a>".repeat(32) + "</a>".repeat(32)).name()).isEqualTo("a");
  }

  @Property
  void anyTextThatCanBeWrittenIsReadBack(@ForAll String text) {
    Element element = Element.ofText("", "a", text);
    String written;
    try {
      written = XmlWriter.write(element);
    } catch (InvalidValue notXml) {
      return;
    }
    assertThat(XmlReader.read(written).text()).isEqualTo(text);
    assertThat(XmlReader.read(written.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(text);
  }

  @Property
  void urlTextReadsBackWhatItWrites(@ForAll String text) {
    String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(UrlText.decode(UrlText.encode(wellFormed))).isEqualTo(wellFormed);
  }

  @Property
  void urlTextNeverThrowsAnythingElse(@ForAll String text) {
    try {
      assertThat(UrlText.decode(text)).isNotNull();
    } catch (InvalidValue refused) {
      assertThat(refused.code()).isEqualTo(RefusalCode.SCHEMA);
    }
  }
}
