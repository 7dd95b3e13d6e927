package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.edge.Desk.Acknowledged;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementsTest {
  private static final String PARCEL = Incident.of(7) + "-hangzhou";

  @TempDir Path folder;
  private TestOutbox outbox;

  @BeforeEach
  void takeALetter() {
    outbox = new TestOutbox(folder);
    outbox.take(7, "n-1", HANGZHOU, SHAOXING);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private Acknowledged accept() {
    return outbox.desk.acknowledge(HANGZHOU, PARCEL, true, Optional.empty());
  }

  private Acknowledged decline(String why) {
    return outbox.desk.acknowledge(HANGZHOU, PARCEL, false, Optional.of(why));
  }

  private List<String> ends() throws SQLException {
    return outbox.query("select what || ' ' || party from event where what <> 'TAKEN'");
  }

  @Test
  void theSameOutcomeAgainIsNotedAgain() throws Exception {
    assertThat(accept()).isEqualTo(Acknowledged.NOTED);
    assertThat(accept()).isEqualTo(Acknowledged.NOTED);
    assertThat(ends()).containsExactly("DELIVERED hangzhou");
  }

  @Test
  void anotherOutcomeContradictsAndTheFirstStands() throws Exception {
    assertThat(decline("不归我市管辖")).isEqualTo(Acknowledged.NOTED);
    assertThat(accept()).isEqualTo(Acknowledged.CONTRADICTED);
    assertThat(decline("另一个原因")).isEqualTo(Acknowledged.NOTED);
    assertThat(ends()).containsExactly("DECLINED hangzhou");
  }

  @Test
  void ofTwoAtOnceOneStandsAndTheOtherIsToldSo() throws Exception {
    List<CompletableFuture<Acknowledged>> both =
        List.of(
            CompletableFuture.supplyAsync(this::accept),
            CompletableFuture.supplyAsync(() -> decline("不归我市管辖")));
    assertThat(both.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(Acknowledged.NOTED, Acknowledged.CONTRADICTED);
    assertThat(ends()).hasSize(1);
  }

  @Test
  void whatIsNotTheAskersIsUnknown() {
    Stream.of(Incident.of(7) + "-shaoxing", Incident.of(8) + "-hangzhou", "-hangzhou", "x")
        .forEach(parcel ->
            assertThat(outbox.desk.acknowledge(HANGZHOU, parcel, true, Optional.empty()))
                .as(parcel)
                .isEqualTo(Acknowledged.UNKNOWN));
  }

  @Test
  void aReasonThatTheDatabaseCannotHoldIsNotedAndNobodyWaitsBehindIt() throws Exception {
    assertThat(decline("\u0000\ud842")).isEqualTo(Acknowledged.NOTED);
    assertThat(
            outbox.desk.acknowledge(SHAOXING, Incident.of(7) + "-shaoxing", true, Optional.empty()))
        .isEqualTo(Acknowledged.NOTED);
    assertThat(ends()).containsExactlyInAnyOrder("DECLINED hangzhou", "DELIVERED shaoxing");
  }
}
