package io.lianzhi.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a simulator counts of what arrives. */
class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void aRepeatedDeliveryIsOneLetter() {
    assertThat(add("parcel-1", "a", 1)).isFalse();
    assertThat(add("parcel-1", "a", 1)).isTrue();
    assertThat(tally.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 200));
  }

  @Test
  void aLetterUnderTwoDeliveriesIsCountedOnce() {
    add("parcel-1", "a", 1);
    add("parcel-2", "a", 1);
    add("parcel-3", "a", 1);
    add("parcel-4", "b", 1);
    assertThat(tally.counts()).isEqualTo(new Counts(4, 4, 2, 1, 0, 400));
  }

  @Test
  void aVersionThatComesAfterALaterOneWasOvertaken() {
    add("parcel-1", "first", 1);
    add("parcel-3", "third", 3);
    add("parcel-2", "second", 2);
    assertThat(tally.counts().overtaken()).isEqualTo(1);
  }

  @Test
  void aRepeatOfAnEarlierVersionOvertakesNothing() {
    add("parcel-1", "first", 1);
    add("parcel-2", "second", 2);
    add("parcel-1", "first", 1);
    assertThat(tally.counts().overtaken()).isZero();
  }

  @Test
  void aMillionLettersAreToldApart() {
    Fingerprints letters = new Fingerprints();
    for (int i = 0; i < 1_000_000; i++) {
      letters.put("jinhua/letter-" + i, "parcel-" + i);
    }
    assertThat(letters.size()).isEqualTo(1_000_000);
    assertThat(letters.put("jinhua/letter-7", "parcel-7")).isEqualTo(Fingerprints.Put.SAME);
    assertThat(letters.put("jinhua/letter-7", "parcel-8")).isEqualTo(Fingerprints.Put.OTHER);
  }

  private boolean add(String delivery, String id, int version) {
    return tally.add(delivery, new Tally.Name("jinhua", id, "matter", version), 100);
  }
}
