package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Letter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitStatementTest {
  @Test
  void aRowThatIsThereAlreadyUnderItsOwnNumberIsNew(@TempDir Path folder) {
    try (TestOutbox outbox = new TestOutbox(folder)) {
      Letter letter = TestOutbox.letter("n-1", "浙G12345", HANGZHOU);
      assertThat(outbox.take(7, letter)).isEqualTo(new Committed.New());
      // The connection was lost at the commit, and the batcher tries the row once more.
      assertThat(outbox.take(7, letter)).isEqualTo(new Committed.New());
      assertThat(outbox.take(8, letter)).isInstanceOf(Committed.Repeat.class);
      assertThat(outbox.take(9, TestOutbox.letter("n-1", "浙G54321", HANGZHOU)))
          .isEqualTo(new Committed.Conflict(7));
    }
  }
}
