package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.outbox.LetterState.Where;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a party says of a copy after it was handed over, on a real PostgreSQL. */
class LaterRefusalsTest {
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

  private void deliver() throws SQLException {
    outbox.settler.delivered(outbox.parcel(7, HANGZHOU)).join();
  }

  private void refuse(String parcel, String why) {
    outbox.refusals.note(HANGZHOU, Map.of(parcel, new Delivery.Declined(why)));
  }

  private List<String> ends() throws SQLException {
    return outbox.query(
        "select what || ' ' || party from event where what <> 'TAKEN' order by xid");
  }

  private LetterState.AddresseeState hangzhou() {
    return outbox.desk.state(JINHUA, "n-1").orElseThrow().addressees().stream()
        .filter(state -> state.party().equals("hangzhou"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasDeliveredIsDeclinedFromThenOnWithThePartysWordsAndItsClause() throws Exception {
    deliver();
    refuse(PARCEL, "21: 代码未定义");
    assertThat(ends()).containsExactly("DELIVERED hangzhou", "DECLINED hangzhou");
    assertThat(hangzhou())
        .satisfies(state -> assertThat(state.where()).isEqualTo(Where.DECLINED))
        .satisfies(state -> assertThat(state.code()).contains(RefusalCode.DECLINED))
        .satisfies(state -> assertThat(state.clause()).contains("M 6.3"))
        .satisfies(state -> assertThat(state.detail()).contains("21: 代码未定义"));
  }

  @Test
  void saidAgainOrByTwoNodesAtOnceItIsNotedOnce() throws Exception {
    deliver();
    IntStream.range(0, 4)
        .mapToObj(i -> CompletableFuture.runAsync(() -> refuse(PARCEL, "不收")))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(ends()).containsExactly("DELIVERED hangzhou", "DECLINED hangzhou");
  }

  @Test
  void whatStillWaitsIsDeclinedAndNotDeliveredAfterwards() throws Exception {
    OutboxParcel inFlight = outbox.parcel(7, HANGZHOU);
    refuse(PARCEL, "不收");
    assertThat(outbox.settler.delivered(inFlight).join()).isFalse();
    assertThat(ends()).containsExactly("DECLINED hangzhou");
  }

  @Test
  void nobodyRefusesWhatIsAnothersOrNeverWasOrWasDeclinedBefore() throws Exception {
    outbox.settler.declined(outbox.parcel(7, HANGZHOU), new Delivery.Declined("不收")).join();
    List.of(PARCEL, Incident.of(7) + "-shaoxing", Incident.of(8) + "-hangzhou", "-hangzhou", "x")
        .forEach(parcel -> refuse(parcel, "不收"));
    assertThat(ends()).containsExactly("DECLINED hangzhou");
  }

  @Test
  void theWordsGoWithTheLettersKeyAndTheRefusalStays() throws Exception {
    deliver();
    outbox.destroyKeys();
    refuse(PARCEL, "不收");
    assertThat(hangzhou().where()).isEqualTo(Where.DECLINED);
    assertThat(hangzhou().detail()).isEqualTo(Optional.empty());
  }
}
