package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MemorandumTextsTest {
  private static final Instant START = Instant.parse("2021-11-01T00:00:00Z");
  private static final Administrator HUB = Administrator.hub(new PartyId("jinhua"));
  private static final byte[] FIRST = "id: m\n# 第一版\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECOND = "id: m\n# 第二版\n".getBytes(StandardCharsets.UTF_8);

  private final DataSource database = TestDatabase.fresh();

  private MemorandumTexts texts(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new MemorandumTexts(database, new Deeds(clock), clock);
  }

  private long deeds() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from deed where what = 'MEMORANDUM_ENTERED'"
                    + " and target = 'memorandum/m' and account = ':hub'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void keepsEveryTextOnceAndSaysSoInTheLog() throws SQLException {
    String first = texts(START).enter(HUB, Map.of("m", FIRST)).digests().get("m");
    texts(START.plus(Duration.ofDays(1))).enter(HUB, Map.of("m", FIRST));
    assertThat(deeds()).isEqualTo(1);
    Instant later = START.plus(Duration.ofDays(30));
    String second = texts(later).enter(HUB, Map.of("m", SECOND)).digests().get("m");
    assertThat(deeds()).isEqualTo(2);
    MemorandumTexts texts = texts(later);
    assertThat(List.of(texts.find(String.valueOf(first)).orElseThrow().content()))
        .containsExactly(FIRST);
    assertThat(texts.find(String.valueOf(second)).orElseThrow().since()).isEqualTo(later);
    assertThat(texts.lastBefore("m", later.minusSeconds(1)).orElseThrow().content())
        .isEqualTo(FIRST);
    assertThat(texts.lastBefore("m", later).orElseThrow().content()).isEqualTo(SECOND);
    assertThat(texts.lastBefore("m", START.minusSeconds(1))).isEmpty();
    assertThat(texts.find("none")).isEmpty();
  }

  @Test
  void changesAndForgetsNothing() throws SQLException {
    texts(START).enter(HUB, Map.of("m", FIRST));
    for (String sql :
        List.of(
            "update memorandum set text = ''", "delete from memorandum", "truncate memorandum")) {
      assertThatThrownBy(() -> TestDatabase.execute(database, sql))
          .as(sql)
          .hasRootCauseMessage(
              "ERROR: the text of a memorandum stays as it was signed\n  Where: PL/pgSQL function"
                  + " memorandum_stays() line 1 at RAISE");
    }
    assertThat(texts(START).lastBefore("m", START)).isPresent();
  }

  @Test
  void aCopysEventNamesItsTextBehindItsMapping() {
    MemorandumPins pins = new MemorandumPins(Map.of("m", "ab12"));
    String kept = pins.pin("standard-1;codes-2021", new Clause("m", "1"));
    assertThat(kept).isEqualTo("standard-1;codes-2021;memorandum-ab12");
    assertThat(MemorandumPins.mapping(kept)).isEqualTo("standard-1;codes-2021");
    assertThat(MemorandumPins.digest(kept)).contains("ab12");
    String unpinned = pins.pin("standard-1", new Clause("other", "1"));
    assertThat(MemorandumPins.mapping(unpinned)).isEqualTo("standard-1");
    assertThat(MemorandumPins.digest(unpinned)).isEmpty();
  }
}
