package io.lianzhi.adapter.lishui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record of CSV. */
final class CsvTest {
  @Property
  void readsWhatItWrites(@ForAll @Size(min = 1, max = 6) List<String> fields) {
    assertThat(Csv.read(Csv.write(fields) + Csv.END)).isEqualTo(fields);
  }

  @Test
  void readsQuotedCommasQuotesAndLineEnds() {
    assertThat(Csv.read("a,\"b,\"\"c\"\"\",,\"\"\r\n")).containsExactly("a", "b,\"c\"", "", "");
    assertThat(Csv.read("\"a\r\nb\"")).containsExactly("a\r\nb");
    assertThat(Csv.read("")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"a", "a\"b", "\"a\"b", "\"a\" ,b", "a\rb", "a\nb", "a\r\n\r\n"})
  void refusesWhatIsNotOneRecord(String text) {
    assertThatThrownBy(() -> Csv.read(text)).isInstanceOf(InvalidValue.class);
  }
}
