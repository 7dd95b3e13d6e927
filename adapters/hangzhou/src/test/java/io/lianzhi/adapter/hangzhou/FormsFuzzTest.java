package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Opened;
import java.util.Map;

/**
 * Foreign bytes in the place of web-hooks, questions and answers; {@code adapters/README.md} says
 * how to fuzz.
 */
final class FormsFuzzTest {
  private static final Adapter ADAPTER =
      new HangzhouAdapterFactory().open(Houses.at("https://hangzhou.example", Map.of()));

  private static void becomesParts(Opened opened) {
    assertThat(ADAPTER.decode(opened).toList()).isNotEmpty();
  }

  @FuzzTest
  void webHook(byte[] body) {
    becomesParts(Messages.opened("event", body));
  }

  @FuzzTest
  void query(byte[] body) {
    becomesParts(Messages.opened("queries-", body));
  }

  @FuzzTest
  void answer(byte[] body) {
    becomesParts(Messages.opened("answer-", body));
  }
}
