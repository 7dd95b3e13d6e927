package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.TwoNodes;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is withdrawn at one node while its party reads and writes at another's broker. */
class WithdrawnAtTheQueueTest {
  private static final String IN = "taizhou.in";
  private static final String OUT = "taizhou.out";
  private static final long MOMENT = 300;

  private Cities cities;
  private TwoNodes nodes;

  @BeforeEach
  void start(@TempDir Path folder) {
    cities = new Cities(folder);
    nodes =
        new TwoNodes(
            cities.parties, TwoNodes.again(List.copyOf(cities.parties.all())), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    nodes.close();
    cities.close();
  }

  private void put(String id) {
    byte[] body = id.getBytes(StandardCharsets.UTF_8);
    cities
        .outward()
        .put(
            id,
            new RawMessage("overload", "application/json", body),
            "",
            Instant.parse("2099-01-01T00:00:00Z"));
  }

  private static boolean isOver(MessageConsumer consumer) {
    try {
      consumer.receive(MOMENT);
      return false;
    } catch (JMSException ended) {
      return true;
    }
  }

  @Test
  void anOpenConsumerGetsNothingMoreAndAnotherCertificateOfThePartyGoesOn() throws Exception {
    try (ForeignClient withdrawn = cities.client(cities.taizhou);
        ForeignClient other = cities.client(cities.taizhouToo)) {
      MessageConsumer consumer =
          withdrawn.session().createConsumer(withdrawn.session().createQueue(OUT));
      put("0001-1");
      assertThat(consumer.receive(10_000)).isNotNull();

      nodes.revoke(Credentials.fingerprint(cities.taizhou.certificate()));

      assertThat(TwoNodes.comesTrue(() -> isOver(consumer))).isTrue();
      put("0002-1");
      assertThatThrownBy(() -> withdrawn.send(IN, "late")).isInstanceOf(JMSException.class);
      assertThatThrownBy(() -> cities.client(cities.taizhou))
          .isInstanceOf(ForeignClient.Refusal.class);
      other.send(IN, "mine");
      assertThat(ForeignClient.text(other.receive(OUT).orElseThrow())).isEqualTo("0002-1");
    }
  }

  @Test
  void whatIsSuspendedIsLetInAgainOnceItIsResumed() throws Exception {
    String fingerprint = Credentials.fingerprint(cities.taizhou.certificate());
    nodes.suspend(fingerprint);
    assertThat(TwoNodes.comesTrue(() -> !mayWrite())).isTrue();
    nodes.resume(fingerprint);
    assertThat(TwoNodes.comesTrue(this::mayWrite)).isTrue();
  }

  private boolean mayWrite() {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "mine");
      return true;
    } catch (JMSException | ForeignClient.Refusal refused) {
      return false;
    }
  }
}
