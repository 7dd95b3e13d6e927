package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose parties meet it at a broker that others run. */
class ExternalBrokerTest {
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  private static final RawMessage LETTER =
      new RawMessage("overload", "application/json", "out".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private final CertificateAuthority authority = Cities.authority();
  private final Identity own =
      authority.issueServer("CN=broker", List.of("localhost"), Cities.today());

  private QueueProperties at(int port) throws Exception {
    Path ca = folder.resolve("ca.pem");
    Pem.write(ca, authority.identity().chain());
    return new QueueProperties(
        "localhost:" + port, "hub", Cities.secret(), ca.toString(), Cities.size(), 10);
  }

  @Test
  void readsAndPutsLettersThereOverTls() throws Exception {
    try (ForeignBroker broker = new ForeignBroker(folder.resolve("broker"), own);
        Cities cities = Cities.at(folder.resolve("hub"), at(broker.port), authority);
        ForeignClient client =
            ForeignClient.connect(
                broker.port, Tls.context(cities.taizhou, authority.identity().chain()))) {
      cities.lines().start();
      client.send("taizhou.in", "in");
      RawMessage raw =
          Objects.requireNonNull(cities.door.taken.poll(10, TimeUnit.SECONDS), "nothing came");
      assertThat(MemoryDoor.text(raw)).isEqualTo("in");
      assertThat(raw.header(":client-certificate")).hasValue("as the broker let it in");
      assertThat(client.receive("taizhou.receipts")).isPresent();
      cities.outward().put("0001-1", LETTER, "", LATER);
      cities.outward().put("0001-1", LETTER, "", LATER);
      assertThat(ForeignClient.text(client.receive("taizhou.out").orElseThrow())).isEqualTo("out");
      assertThat(client.glance("taizhou.out")).isEmpty();
      assertThat(Files.exists(folder.resolve("hub"))).as("an embedded one besides").isFalse();
    }
  }

  @Test
  void comesBackWhenTheBrokerDoes() throws Exception {
    ForeignBroker broker = new ForeignBroker(folder.resolve("broker"), own);
    try (Cities cities = Cities.at(folder.resolve("hub"), at(broker.port), authority)) {
      cities.lines().start();
      cities.outward().put("0001-1", LETTER, "", LATER);
      broker.close();
      assertThatThrownBy(() -> cities.outward().put("0002-1", LETTER, "", LATER))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(cities.lines().alive()).isTrue();
      try (ForeignBroker again = new ForeignBroker(folder.resolve("broker"), own, broker.port);
          ForeignClient client =
              ForeignClient.connect(
                  again.port, Tls.context(cities.taizhou, authority.identity().chain()))) {
        cities.outward().put("0002-1", LETTER, "", LATER);
        client.send("taizhou.in", "in");
        assertThat(cities.door.taken.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(client.receive("taizhou.out")).isPresent();
        assertThat(client.receive("taizhou.out")).isPresent();
      }
    }
  }

  @Test
  void trustsNoBrokerOfAnotherAuthority() throws Exception {
    Identity stranger =
        Cities.authority().issueServer("CN=broker", List.of("localhost"), Cities.today());
    try (ForeignBroker broker = new ForeignBroker(folder.resolve("broker"), stranger);
        Cities cities = Cities.at(folder.resolve("hub"), at(broker.port), authority)) {
      assertThatThrownBy(() -> cities.outward().put("0001-1", LETTER, "", LATER))
          .isInstanceOf(UncheckedIOException.class);
    }
  }
}
