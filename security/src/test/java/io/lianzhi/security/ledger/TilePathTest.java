package io.lianzhi.security.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
  @Example
  void writesTheStandardsExamples() {
    assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
    assertThat(new TilePath(1, 1, 17)).hasToString("tile/1/001.p/17");
    assertThat(TilePath.entries(1000, 256)).hasToString("tile/entries/x001/000");
  }

  @Property
  void readsWhatItWrites(
      @ForAll @IntRange(min = -1, max = 63) int level,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 256) long index,
      @ForAll @IntRange(min = 1, max = 256) int width) {
    TilePath path = new TilePath(level, index, width);
    assertThat(TilePath.parse(path.toString())).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/000/",
        "tile/0/x000",
        "tile/0/x000/000",
        "tile/0/001/067",
        "tile/0/X001/067",
        "tile/00/000",
        "tile/01/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/entry/000",
        "tile/0/../000",
        "/tile/0/000",
        "tile/0/000\n",
        "tile/0/٠٠٠",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/x099/x999/x999/x999/x999/999"
      })
  void refusesAnyOtherForm(String text) {
    assertThat(TilePath.parse(text)).isEmpty();
  }

  @Example
  void refusesNumbersThatNoPathHas() {
    assertThatThrownBy(() -> new TilePath(64, 0, 256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath(0, -1, 256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePath(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new TilePath(0, 0, 256).isFull()).isTrue();
  }
}
