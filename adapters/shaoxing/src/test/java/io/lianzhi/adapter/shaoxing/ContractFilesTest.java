package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** What the hub writes is what the schema that Shaoxing published says. */
final class ContractFilesTest {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    URL xsd =
        Optional.ofNullable(ContractFilesTest.class.getResource("contract/letters.xsd"))
            .orElseThrow();
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd);
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static Stream<Letter> letters() {
    return Stream.of(ItemKind.values())
        .filter(Sandbox.adapter(1)::carries)
        .filter(kind -> ShaoxingMapping.objectOf(kind).isEmpty())
        .flatMap(kind -> FullLetters.all(kind, TestHouse.JINHUA, TestHouse.SHAOXING).stream());
  }

  @ParameterizedTest
  @MethodSource("letters")
  void everyLetterWrittenIsValid(Letter letter) {
    String document = document(letter);
    assertThatCode(() -> validate(document)).doesNotThrowAnyException();
    assertThatThrownBy(() -> validate(document.replace("<yt>", "<yt/><yt>")))
        .isInstanceOf(SAXException.class);
  }

  private static String document(Letter letter) {
    Adapter adapter = Sandbox.adapter(1);
    return new String(adapter.encode(letter).body(), StandardCharsets.UTF_8);
  }

  static void validate(String document) throws Exception {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(document)));
  }
}
