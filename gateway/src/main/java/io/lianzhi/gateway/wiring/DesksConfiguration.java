package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Prover;
import io.lianzhi.gateway.Reconstructor;
import io.lianzhi.gateway.Retracer;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.edge.LedgerDesk;
import io.lianzhi.gateway.edge.LineageDesk;
import io.lianzhi.gateway.ledger.Integrator;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.ledger.LogGauge;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.LetterDesk;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.gateway.outbox.Sealer;
import io.lianzhi.gateway.outbox.Settler;
import io.lianzhi.gateway.outbox.UnreadLetters;
import io.lianzhi.gateway.outbox.WaitingGauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what is asked about letters afterwards: where they are, what became of them, and the proof.
 */
@Configuration(proxyBeanMethods = false)
class DesksConfiguration {
  @Bean
  Originals originals(DataSource database, Sealer sealer, HubKeys keys) {
    return new Originals(database, sealer, HubConfiguration.seen(keys));
  }

  @Bean
  UnreadLetters unreadLetters(DataSource database) {
    return new UnreadLetters(database);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Integrator integrator(DataSource database, HubKeys keys) {
    return new Integrator(
        database, keys.ledgerSigners().getFirst().key().name(), keys.ledgerSigners());
  }

  @Bean
  LogGauge logGauge(Store store, MeterRegistry meters) {
    return new LogGauge(store.readers(), meters);
  }

  @Bean
  LedgerDesk ledgerDesk(Store store, Originals originals, LetterDesk desk, HubKeys keys) {
    return new Prover(
        desk,
        new EventRecords(store.readers(), originals),
        new Ledger(store.readers()),
        keys.ledgerKeys());
  }

  @Bean
  LineageDesk lineageDesk(
      HubProperties hub, LetterDesk desk, Reconstructor letters, UnreadLetters unread) {
    return new Retracer(new PartyId(hub.party()), desk, letters, unread);
  }

  @Bean
  LetterDesk letterDesk(Store store, Sealer sealer, Settler settler) {
    return new LetterDesk(store.readers(), sealer, settler);
  }

  @Bean
  WaitingGauge waitingGauge(Store store, Parties parties, MeterRegistry meters) {
    return new WaitingGauge(
        store.readers(), parties.all().stream().map(Party::id).toList(), meters);
  }
}
