package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Rehearsal;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.SharedChanges;
import io.lianzhi.gateway.credential.SharedDesk;
import io.lianzhi.gateway.credential.SharedRegister;
import io.lianzhi.gateway.credential.SharedRehearsal;
import io.lianzhi.gateway.credential.SharedRequests;
import io.lianzhi.gateway.credential.SharedSeal;
import io.lianzhi.security.envelope.Suite;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the life of secrets shared with parties, and of the keys of their SSH servers. */
@Configuration(proxyBeanMethods = false)
class SharedConfiguration {
  @Bean
  SharedSeal sharedSeal(HubKeys keys) {
    return new SharedSeal(keys.keystore().contentKey("shared-credentials", Suite.INTERNATIONAL));
  }

  /** Before the parties sit: their adapters are opened with what is known. */
  @Bean(initMethod = "start", destroyMethod = "close")
  SharedRegister sharedRegister(
      DataSource database, HubProperties hub, SharedSeal seal, Deeds deeds, Clock clock) {
    return new SharedRegister(database, new PartyId(hub.party()), seal, deeds, clock);
  }

  @Bean
  SharedDesk sharedDesk(
      DataSource database, SharedRegister register, SharedSeal seal, Deeds deeds, Clock clock) {
    return new SharedDesk(database, register, seal, deeds, clock);
  }

  @Bean
  SharedRequests sharedRequests(
      DataSource database,
      SharedRegister register,
      Parties parties,
      SharedSeal seal,
      Deeds deeds,
      Clock clock) {
    return new SharedRequests(
        database, new SharedRequests.House(register, parties, seal), deeds, clock);
  }

  /** After the parties, since only then they are seated. */
  @Bean
  Rehearsal rehearsal(Table table, Parties seated) {
    return new Rehearsal(table.seats());
  }

  @Bean
  SharedRehearsal sharedRehearsal(SharedDesk desk, Rehearsal rehearsal, Journal journal) {
    return new SharedRehearsal(desk, rehearsal, journal);
  }

  @Bean
  Change approveShared(SharedDesk desk) {
    return SharedChanges.approve(desk);
  }

  @Bean
  Change resumeShared(SharedDesk desk) {
    return SharedChanges.resume(desk);
  }
}
