package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.ConnectionTester;
import io.lianzhi.gateway.Intake;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.PartyKeys;
import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.gateway.edge.DoorProperties;
import io.lianzhi.gateway.link.LinkLines;
import io.lianzhi.gateway.queue.Outward;
import io.lianzhi.gateway.queue.QueueLines;
import io.lianzhi.gateway.queue.QueueProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the lines that stay open: queues and links. */
@Configuration(proxyBeanMethods = false)
class LinesConfiguration {
  private static final Duration LINK_PAUSE = Duration.ofSeconds(1);

  @Bean(destroyMethod = "close")
  QueueLines queueLines(
      QueueProperties queues,
      HubProperties hub,
      HubKeys keys,
      DoorKeys doorKeys,
      DoorProperties door,
      Parties parties,
      Intake intake,
      Outward outward,
      Clock clock,
      MeterRegistry meters) {
    QueueLines.House house =
        new QueueLines.House(
            hub.home().resolve("queues"),
            parties,
            intake,
            QueueTls.listening(doorKeys),
            QueueTls.calling(keys::tls, queues.ca()),
            door.maxBody().toBytes(),
            clock);
    return new QueueLines(queues, house, outward, meters);
  }

  @Bean
  WhileOpen queueReading(QueueLines lines) {
    return new WhileOpen(lines::start, lines::stop);
  }

  @Bean(destroyMethod = "close")
  LinkLines linkLines(
      Parties parties,
      Intake intake,
      DoorKeys doorKeys,
      HubKeys keys,
      Clock clock,
      MeterRegistry meters) {
    LinkLines.House house =
        new LinkLines.House(
            parties,
            intake,
            QueueTls.listening(doorKeys),
            party -> new PartyKeys(keys, party.credentials(), clock).tls(),
            LINK_PAUSE,
            clock);
    return new LinkLines(house, meters);
  }

  @Bean
  ConnectionTester connectionTester(Parties parties, LinkLines links, Journal journal) {
    return new ConnectionTester(parties, links, journal);
  }

  @Bean
  WhileOpen linkListening(LinkLines lines) {
    return new WhileOpen(lines::start, lines::stop);
  }
}
