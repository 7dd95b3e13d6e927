package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.Map;

/**
 * Foreign bytes in the place of SOAP 1.2 letters and of SOAP 1.1 calls with URL-encoded XML inside.
 * The ordinary tests replay the seeds beside this class; with {@code JAZZER_FUZZ=1} in the
 * environment the one method that is asked for fuzzes: {@code -Dtest=EnvelopesFuzzTest#METHOD}.
 */
final class EnvelopesFuzzTest {
  private static final Adapter ADAPTER = Sandbox.adapter(1, Map.of());

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  private static Opened on(String line, byte[] body) {
    return TestOpened.of(TestHouse.SHAOXING, new RawMessage(line, "text/xml", body));
  }

  @FuzzTest(maxDuration = "10m")
  void letters(byte[] body) {
    becomesParts(on("soap12", body));
  }

  @FuzzTest(maxDuration = "10m")
  void objects(byte[] body) {
    becomesParts(on("soap11", body));
  }
}
