package io.lianzhi.adapter.standard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.testkit.Counts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a simulator remembers of what arrived. */
final class ArrivalsTest {
  private static final byte[] NOTHING = new byte[0];

  private final Arrivals arrivals = new Arrivals();

  @Test
  void aParcelThatCameBeforeIsKnown() {
    assertThat(add("parcel-1", "a")).isFalse();
    assertThat(add("parcel-1", "a")).isTrue();
    assertThat(arrivals.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0));
  }

  @Test
  void aVersionIsReadWhereTheHubWritesIt() {
    assertThat(
            name(
                "{\"id\":\"a\",\"version\":3,\"matter\":\"m\",\"from\":{\"party\":\"p\"},"
                    + "\"item\":{\"kind\":\"COPY_NOTICE\"}}"))
        .contains(new LetterName("p", "a", "COPY_NOTICE", "m", 3));
  }

  @Test
  void aLettersNameIsReadWhereverItStands() {
    assertThat(
            name(
                "{\"id\":\"a\",\"from\":{\"unit\":\"u\",\"party\":\"p\"},"
                    + "\"item\":{\"kind\":\"COPY_NOTICE\",\"plate\":{}}}"))
        .contains(new LetterName("p", "a", "COPY_NOTICE"));
    assertThat(
            name(
                "{\"item\":{\"plate\":{\"kind\":\"no\"},\"kind\":\"VEHICLE_QUESTION\"},"
                    + "\"to\":[{\"id\":\"no\"}],\"from\":{\"party\":\"p\"},\"id\":\"a\"}"))
        .hasValueSatisfying(name -> assertThat(name.isQuestion()).isTrue());
    assertThat(name("{\"id\":\"a\"}")).isEmpty();
    assertThat(name("[]")).isEmpty();
    assertThat(name("")).isEmpty();
    assertThat(name("{\"id\":\"a\",")).isEmpty();
  }

  private static Optional<LetterName> name(String json) {
    return LetterName.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private boolean add(String parcel, String id) {
    return arrivals.add(parcel, new LetterName("jinhua", id, "COPY_NOTICE"), NOTHING);
  }
}
