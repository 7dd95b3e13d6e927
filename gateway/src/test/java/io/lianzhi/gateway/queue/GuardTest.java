package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the broker lets touch what, as a foreign client finds out. */
class GuardTest {
  private static Cities cities;

  @BeforeAll
  static void start(@TempDir Path folder) {
    cities = new Cities(folder);
  }

  @AfterAll
  static void stop() {
    cities.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wenzhou.in",
        "taizhou.out",
        "taizhou.receipts",
        "taizhou.dead",
        "taizhou.stuck",
        "wenzhou.out",
        "wenzhou.in::wenzhou.in",
        "taizhou.in::wenzhou.in",
        "activemq.management",
        "#",
        "somewhere.else"
      })
  void letsNobodyWriteWhereItIsNotItsIn(String address) throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      assertThatThrownBy(() -> client.send(address, "intruder")).isInstanceOf(JMSException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wenzhou.out",
        "wenzhou.receipts",
        "wenzhou.dead",
        "taizhou.in",
        "taizhou.stuck",
        "wenzhou.out::wenzhou.out",
        "taizhou.out::wenzhou.out",
        "wenzhou.out::taizhou.out",
        "#",
        "*.out",
        "activemq.notifications",
        "somewhere.else"
      })
  void letsNobodyReadWhatIsNotItsOwn(String address) throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      assertThatThrownBy(() -> client.glance(address)).isInstanceOf(JMSException.class);
      assertThatThrownBy(() ->
              client
                  .session()
                  .createBrowser(client.session().createQueue(address))
                  .getEnumeration()
                  .hasMoreElements())
          .isInstanceOf(JMSException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"taizhou.out", "taizhou.receipts", "taizhou.dead"})
  void letsAPartyReadItsOwn(String address) throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      assertThat(client.glance(address)).isEmpty();
    }
  }

  @Test
  void letsAPartyWriteToItsOwnAndMakeNothing() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send("taizhou.in", "mine");
      assertThatThrownBy(() -> client.session().createTemporaryQueue())
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  void knowsNobodyByAnotherCertificateThoughItBearsAKnownName() throws Exception {
    try (ForeignClient client = cities.client(cities.taizhou)) {
      client.send("taizhou.in", "mine");
      Identity namesake = cities.authority.issueClient("CN=enforcement", Cities.today());
      assertRefused(namesake);
      Identity elsewhere = Cities.authority().issueClient("CN=enforcement", Cities.today());
      assertRefused(elsewhere);
    }
  }

  @Test
  void knowsNobodyWithoutACertificateOrByOneThatHasRunOut() {
    assertThatThrownBy(() -> cities.stranger().close()).isInstanceOf(ForeignClient.Refusal.class);
    assertRefused(cities.authority.issueClient("CN=enforcement", Cities.yesterday()));
  }

  private static void assertRefused(Identity identity) {
    assertThatThrownBy(() -> cities.client(identity).send("taizhou.in", "intruder"))
        .isInstanceOfAny(ForeignClient.Refusal.class, JMSException.class);
  }

  /** A user name means nothing, and opens no door that somebody of that name has opened before. */
  @ParameterizedTest
  @ValueSource(strings = {"taizhou", "CN=enforcement", "hub", "ACTIVEMQ.CLUSTER.ADMIN.USER"})
  void aUserNameOpensNothing(String name) throws Exception {
    try (ForeignClient known = cities.client(cities.taizhou)) {
      known.send("taizhou.in", "mine");
      assertThat(known.glance("taizhou.out")).isEmpty();
    }
    for (String mechanism : new String[] {"EXTERNAL", "ANONYMOUS"}) {
      try (ForeignClient other =
          ForeignClient.connect(
              cities.port,
              Tls.context(cities.wenzhou, cities.authority.identity().chain()),
              "&jms.username=" + name + "&jms.password=x&amqp.saslMechanisms=" + mechanism)) {
        assertThatThrownBy(() -> other.send("taizhou.in", "intruder"))
            .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> other.glance("taizhou.out")).isInstanceOf(JMSException.class);
        other.send("wenzhou.in", "mine");
      }
    }
  }
}
