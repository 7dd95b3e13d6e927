package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Opened;
import java.util.Map;

/**
 * Foreign bytes in the place of web-hooks, questions and answers. The ordinary tests replay the
 * seeds beside this class; with {@code JAZZER_FUZZ=1} in the environment the one method that is
 * asked for fuzzes: {@code -Dtest=FormsFuzzTest#METHOD}.
 */
final class FormsFuzzTest {
  private static final Adapter ADAPTER =
      new HangzhouAdapterFactory().open(Houses.at("https://hangzhou.example", Map.of()));

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  @FuzzTest(maxDuration = "10m")
  void webHook(byte[] body) {
    becomesParts(Messages.opened("event", body));
  }

  @FuzzTest(maxDuration = "10m")
  void query(byte[] body) {
    becomesParts(Messages.opened("queries-", body));
  }

  @FuzzTest(maxDuration = "10m")
  void answer(byte[] body) {
    becomesParts(Messages.opened("answer-", body));
  }
}
