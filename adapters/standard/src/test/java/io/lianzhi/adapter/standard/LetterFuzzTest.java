package io.lianzhi.adapter.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.Map;

/**
 * Foreign bytes in the place of a letter in canonical JSON. The ordinary tests replay the seeds
 * beside this class; with {@code JAZZER_FUZZ=1} in the environment the one method that is asked for
 * fuzzes: {@code -Dtest=LetterFuzzTest#METHOD}.
 */
final class LetterFuzzTest {
  private static final Adapter ADAPTER =
      new StandardAdapterFactory()
          .open(TestHouse.of(TestHouse.JINHUA, Map.of("handover", "pulled"), Map.of()));

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  @FuzzTest(maxDuration = "10m")
  void letter(byte[] body) {
    becomesParts(
        TestOpened.of(TestHouse.JINHUA, new RawMessage("letters", "application/json", body)));
  }
}
