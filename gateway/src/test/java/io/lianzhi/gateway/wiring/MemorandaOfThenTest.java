package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.outbox.MemorandumTexts;
import io.lianzhi.gateway.outbox.Originals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MemorandaOfThenTest {
  private static final Memoranda TODAYS = new Memoranda(List.of());

  private final DataSource database = TestDatabase.fresh();
  private final MemorandumTexts texts =
      new MemorandumTexts(database, new Deeds(Clock.systemUTC()), Clock.systemUTC());

  private Memoranda then(Optional<String> digest) {
    return new MemorandaOfThen(texts, TODAYS)
        .apply(new Originals.Written(Instant.EPOCH, "m 1", "standard-1", digest));
  }

  private Optional<String> entered(byte[] text) throws SQLException {
    Administrator hub = Administrator.hub(new PartyId("jinhua"));
    return Optional.ofNullable(texts.enter(hub, Map.of("m", text)).digests().get("m"));
  }

  @Test
  void decidesByTheTextThatTheEventNamesAndByTodaysWhereItNamesNone()
      throws IOException, SQLException {
    byte[] text = Files.readAllBytes(Path.of("../contracts/memoranda/hangzhou.yaml"));
    Memoranda then = then(entered(text));
    assertThat(then.signed()).containsExactly(MemorandumFiles.parse(text));
    assertThat(then(Optional.empty())).isSameAs(TODAYS);
  }

  @Test
  void releasesNothingByATextThatIsUnknownOrNoLongerUnderstood() throws SQLException {
    assertThat(then(Optional.of("unknown")).signed()).isEmpty();
    assertThat(then(Optional.of("unknown"))).isNotSameAs(TODAYS);
    assertThat(then(entered("clauses: [".getBytes(StandardCharsets.UTF_8))).signed()).isEmpty();
    assertThat(then(entered("id: m".getBytes(StandardCharsets.UTF_8))).signed()).isEmpty();
  }
}
