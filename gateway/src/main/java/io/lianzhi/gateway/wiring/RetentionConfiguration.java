package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.outbox.HeldContents;
import io.lianzhi.gateway.outbox.HoldChange;
import io.lianzhi.gateway.outbox.KeyDestruction;
import io.lianzhi.gateway.outbox.LegalHolds;
import io.lianzhi.gateway.outbox.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires how long content can be read: the end of its time, and holds. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
  @Bean
  HeldContents heldContents(DataSource database, HubKeys keys) {
    return new HeldContents(database, keys.keystore().holdKeys());
  }

  @Bean
  Sealer sealer(HubKeys keys, HeldContents held) {
    return new Sealer(keys.keystore().retentionKeys(), held);
  }

  @Bean
  LegalHolds legalHolds(
      DataSource database, HubKeys keys, Sealer sealer, HeldContents held, Clock clock) {
    return new LegalHolds(database, keys.keystore().holdKeys(), sealer, held, clock);
  }

  @Bean
  Change holdPlacing(LegalHolds holds) {
    return HoldChange.placing(holds);
  }

  @Bean
  Change holdLifting(LegalHolds holds) {
    return HoldChange.lifting(holds);
  }

  @Bean
  Change keystoreRotation(HubKeys keys, Deeds deeds) {
    return new KeystoreRotation(keys.keystore(), deeds);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Retention retention(
      DataSource database,
      HubKeys keys,
      LegalHolds holds,
      HubProperties hub,
      Clock clock,
      MeterRegistry meters) {
    KeyDestruction destruction =
        new KeyDestruction(
            database,
            keys.keystore().retentionKeys(),
            holds,
            Administrator.hub(new PartyId(hub.party())),
            clock);
    return new Retention(destruction, List.of(clock, new DatabaseClock(database)), meters);
  }
}
