package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Shown;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.proton.amqp.UnknownDescribedType;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in by a queue, and what goes out by it. */
class QueueLinesTest {
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  private static final String IN = "taizhou.in";
  private static final String OUT = "taizhou.out";
  private static final String RECEIPTS = "taizhou.receipts";

  private Cities cities;

  @BeforeEach
  void start(@TempDir Path folder) {
    cities = new Cities(folder);
    cities.lines().start();
  }

  @AfterEach
  void stop() {
    cities.close();
  }

  private RawMessage taken() throws InterruptedException {
    return Objects.requireNonNull(cities.door.taken.poll(10, TimeUnit.SECONDS), "nothing came");
  }

  private static RawMessage letter(String body) {
    return new RawMessage("overload", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesAForeignClientsLetterAndSaysSoAtItsReceipts() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      Message sent = client.send(IN, "{\"浙J\":1}");
      RawMessage raw = taken();
      assertThat(MemoryDoor.text(raw)).isEqualTo("{\"浙J\":1}");
      assertThat(raw.form()).isEqualTo("events");
      assertThat(raw.header(":client-certificate"))
          .hasValue(Credentials.fingerprint(cities.taizhou.certificate()));
      Message receipt = client.receive(RECEIPTS).orElseThrow();
      assertThat(ForeignClient.text(receipt)).isEqualTo("TAKEN 收到");
      assertThat(receipt.getJMSCorrelationID()).isEqualTo(sent.getJMSMessageID());
    }
  }

  @Test
  void answersWhereTheSenderAsksToIfThatIsItsOwn() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "one", "", OUT);
      assertThat(client.receive(OUT)).isPresent();
      client.send(IN, "two", "", "wenzhou.receipts");
      assertThat(client.receive(RECEIPTS)).isPresent();
    }
    try (ForeignClient other = cities.client(cities.wenzhou)) {
      assertThat(other.glance("wenzhou.receipts")).isEmpty();
    }
  }

  @Test
  void refusesPoisonAndGoesOn() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "poison");
      client.send(IN, "good");
      assertThat(ForeignClient.text(client.receive(RECEIPTS).orElseThrow())).isEqualTo("NO SCHEMA");
      assertThat(ForeignClient.text(client.receive(RECEIPTS).orElseThrow())).isEqualTo("TAKEN 收到");
      client
          .session()
          .createProducer(client.session().createQueue(IN))
          .send(client.session().createMapMessage());
      client
          .session()
          .createProducer(client.session().createQueue(IN))
          .send(client.session().createTextMessage("浙J text"));
      assertThat(List.of(MemoryDoor.text(taken()), MemoryDoor.text(taken())))
          .containsExactly("poison", "good");
      taken();
      assertThat(MemoryDoor.text(taken())).isEqualTo("浙J text");
    }
  }

  @Test
  void leavesMessagesInTheirOrderWhileTheStoreIsAway() throws Exception {
    cities.door.away = true;
    try (ForeignClient client = cities.client(cities.taizhou)) {
      for (int i = 0; i < 20; i++) {
        client.send(IN, "letter " + i, "group " + i % 2, "");
      }
      while (cities.door.asked == 0) {
        Thread.sleep(20);
      }
      assertThat(cities.door.taken).isEmpty();
      cities.door.away = false;
      List<String> even = new ArrayList<>();
      List<String> odd = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RawMessage raw = taken();
        (raw.header("group-id").equals(Optional.of("group 0")) ? even : odd)
            .add(MemoryDoor.text(raw));
      }
      assertThat(even).hasSize(10).isSortedAccordingTo(QueueLinesTest::byNumber);
      assertThat(odd).hasSize(10).isSortedAccordingTo(QueueLinesTest::byNumber);
      for (int i = 0; i < 20; i++) {
        assertThat(client.receive(RECEIPTS)).isPresent();
      }
      assertThat(client.glance(RECEIPTS)).isEmpty();
    }
  }

  private static int byNumber(String one, String other) {
    return Integer.compare(number(one), number(other));
  }

  private static int number(String letter) {
    return Integer.parseInt(letter.substring("letter ".length()));
  }

  @Test
  void putsAsideWhatItStumblesOverAndGoesOn() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "stone");
      client.send(IN, "good");
      assertThat(MemoryDoor.text(taken())).isEqualTo("good");
      assertThat(waiting("taizhou.stuck")).isOne();
      assertThat(waiting(IN)).isZero();
    }
  }

  private double waiting(String queue) throws InterruptedException {
    Thread.sleep(300);
    return cities.meters.get("lianzhi.queue.messages").tag("queue", queue).gauge().value();
  }

  @Test
  void refusesToItsSendersFaceWhatIsLongerThanALetterAndWritesThatDown() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      String huge = "x".repeat(Cities.LONGEST + 100_000);
      assertThatThrownBy(() -> client.send(IN, huge))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("longer than a letter");
      assertThat(cities.door.tooLarge.poll(5, TimeUnit.SECONDS)).isGreaterThan(Cities.LONGEST);
      client.send(IN, "y".repeat(Cities.LONGEST));
      assertThat(taken().body()).hasSize(Cities.LONGEST);
      client.send(IN, "z".repeat(Cities.LONGEST + 1));
      assertThat(cities.door.tooLarge.poll(10, TimeUnit.SECONDS)).isEqualTo(Cities.LONGEST + 1L);
      assertThat(cities.door.taken).isEmpty();
    }
  }

  @Test
  void refusesToItsSendersFaceATypeOfItsOwnAndReadsTheNext() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      for (int i = 0; i < 20; i++) {
        Object own = new UnknownDescribedType(UnsignedLong.valueOf(4_711 + i), List.of("mine"));
        assertThatThrownBy(() -> client.sendAnnotated(IN, own))
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("a type that AMQP 1.0 has not");
      }
      client.sendAnnotated(IN, List.of("common"));
      taken();
    }
  }

  @Test
  void whatTheBrokerCannotReadCostsItsSenderAlone() throws Exception {
    Object deep = "bottom";
    for (int i = 0; i < 20_000; i++) {
      deep = List.of(deep);
    }
    Object annotation = deep;
    try (ForeignClient wenzhou = cities.client(cities.wenzhou)) {
      assertThat(
              ended(() -> {
                try (ForeignClient client = cities.client(cities.taizhou)) {
                  client.sendAnnotated(IN, annotation);
                }
              }))
          .isInstanceOf(JMSException.class);
      wenzhou.send("wenzhou.in", "none the worse");
      assertThat(MemoryDoor.text(taken())).isEqualTo("none the worse");
      assertThat(cities.lines().alive()).isTrue();
    }
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "neither");
      assertThat(MemoryDoor.text(taken())).isEqualTo("neither");
    }
  }

  /** How something ended that needs more of a stack than there is. */
  private static Throwable ended(ThrowingCallable deep) throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> end.set(catchThrowable(deep)), "deep", Integer.MAX_VALUE / 2);
    thread.start();
    thread.join();
    return end.get();
  }

  @Test
  void putsALetterOnceHoweverOftenItIsPut() throws Exception {
    cities.outward().put("0001-1", letter("first"), "浙J12345", LATER);
    cities.outward().put("0001-1", letter("first"), "浙J12345", LATER);
    cities.outward().put("0002-1", letter("second"), "浙J12345", LATER);
    try (ForeignClient client = cities.client(cities.taizhou)) {
      Message first = client.receive(OUT).orElseThrow();
      assertThat(ForeignClient.text(first)).isEqualTo("first");
      assertThat(first.getJMSMessageID()).endsWith("0001-1");
      assertThat(first.getJMSType()).isEqualTo("overload");
      assertThat(first.getStringProperty("JMSXGroupID")).isEqualTo("浙J12345");
      assertThat(ForeignClient.text(client.receive(OUT).orElseThrow())).isEqualTo("second");
      assertThat(client.glance(OUT)).isEmpty();
    }
  }

  @Test
  void keepsEverythingOverASecondAndAThirdStart() throws Exception {
    cities.door.away = true;
    cities.outward().put("0001-1", letter("out"), "", LATER);
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "in");
    }
    cities.restart();
    cities.restart();
    cities.outward().put("0001-1", letter("out"), "", LATER);
    cities.door.away = false;
    cities.lines().start();
    assertThat(cities.lines().alive()).isTrue();
    assertThat(MemoryDoor.text(taken())).isEqualTo("in");
    try (ForeignClient client = cities.client(cities.taizhou)) {
      assertThat(ForeignClient.text(client.receive(OUT).orElseThrow())).isEqualTo("out");
      assertThat(client.glance(OUT)).isEmpty();
      assertThat(client.receive(RECEIPTS)).isPresent();
    }
  }

  @Test
  void givesNobodyALetterWhoseTimeIsOver() throws Exception {
    cities.outward().put("0001-1", letter("over"), "", Instant.now().minusSeconds(1));
    cities.outward().put("0002-1", letter("in time"), "", LATER);
    try (ForeignClient client = cities.client(cities.taizhou)) {
      Message only = client.receive(OUT).orElseThrow();
      assertThat(ForeignClient.text(only)).isEqualTo("in time");
      assertThat(only.getJMSExpiration()).isEqualTo(LATER.toEpochMilli());
      assertThat(client.glance(OUT)).isEmpty();
      assertThat(waiting("taizhou.stuck")).isZero();
    }
  }

  @Test
  void keepsWhatAPartyCannotReadWhereItFindsIt() throws Exception {
    cities.outward().put("0001-1", letter("unreadable"), "", LATER);
    cities.outward().put("0002-1", letter("readable"), "", LATER);
    try (ForeignClient client = cities.client(cities.taizhou)) {
      for (int i = 0; i < 10; i++) {
        client.giveBack(OUT);
      }
      assertThat(ForeignClient.text(client.receive("taizhou.dead").orElseThrow()))
          .isEqualTo("unreadable");
      assertThat(ForeignClient.text(client.receive(OUT).orElseThrow())).isEqualTo("readable");
    }
  }

  @Test
  void keepsAReceiptHoweverOftenThePartyGivesItBack() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "{}");
      for (int i = 0; i < 15; i++) {
        client.giveBack(RECEIPTS);
      }
      assertThat(client.receive(RECEIPTS)).isPresent();
    }
  }

  @Test
  void takesNoMoreLettersThanItHasRoomForUntilThePartyReads() throws Exception {
    RawMessage letter = letter("x".repeat(10_000));
    int room = 0;
    while (room < 1_000 && isPut("letter-" + room, letter)) {
      room++;
    }
    assertThat(room).isBetween(50, 400);
    try (ForeignClient client = cities.client(cities.taizhou)) {
      for (int i = 0; i < room; i++) {
        assertThat(client.receive(OUT)).isPresent();
      }
      assertThat(isPut("letter-" + room, letter)).isTrue();
      assertThat(client.receive(OUT)).isPresent();
      assertThat(client.glance(OUT)).isEmpty();
    }
  }

  private boolean isPut(String id, RawMessage letter) {
    try {
      cities.outward().put(id, letter, "", LATER);
      return true;
    } catch (UncheckedIOException full) {
      return false;
    }
  }

  @Test
  void showsItsNextIdentityToNewConnectionsWhileOpenOnesGoOn() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      assertThat(shown()).isEqualTo(cities.hub.certificate());
      Identity next = cities.authority.issueServer("CN=hub", List.of("localhost"), Cities.today());
      cities.shown.set(next);
      assertThat(shown()).isEqualTo(next.certificate());
      client.send(IN, "on the open one");
      assertThat(MemoryDoor.text(taken())).isEqualTo("on the open one");
    }
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send(IN, "on a new one");
      assertThat(MemoryDoor.text(taken())).isEqualTo("on a new one");
    }
  }

  private X509Certificate shown() {
    return Shown.at(cities.port, Tls.context(cities.taizhou, cities.authority.identity().chain()));
  }

  @Test
  void isDeadOnceItsBrokerIs() {
    assertThat(cities.lines().alive()).isTrue();
    cities.lines().close();
    assertThat(cities.lines().alive()).isFalse();
    assertThatThrownBy(() -> cities.outward().put("0001-1", letter("late"), "", LATER))
        .isInstanceOf(UncheckedIOException.class);
  }
}
