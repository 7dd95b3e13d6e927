package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.AccountChange;
import io.lianzhi.gateway.administration.Accounts;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.DeedReader;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Enrolments;
import io.lianzhi.gateway.administration.Factors;
import io.lianzhi.gateway.administration.FirstAccounts;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.administration.Proposals;
import io.lianzhi.gateway.administration.Sessions;
import io.lianzhi.gateway.administration.SignIns;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.gateway.edge.OfficeConnector;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.office.OfficeConfiguration;
import io.lianzhi.security.envelope.Suite;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires administrators: their accounts, their port, and what needs two of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdministrationProperties.class)
@Import(OfficeConfiguration.class)
class AdministrationConfiguration {
  @Bean
  OfficeConnector officeConnector(AdministrationProperties properties, DoorKeys keys) {
    return new OfficeConnector(properties.address(), properties.port(), keys);
  }

  @Bean
  Deeds deeds(Clock clock) {
    return new Deeds(clock);
  }

  @Bean
  Journal journal(DataSource database, Deeds deeds) {
    return new Journal(database, deeds);
  }

  @Bean
  Factors factors(HubProperties hub, HubKeys keys) {
    return new Factors(
        new PartyId(hub.party()), keys.keystore().contentKey("accounts", Suite.INTERNATIONAL));
  }

  @Bean
  Sessions sessions(DataSource database, Deeds deeds, Clock clock) {
    return new Sessions(database, deeds, clock);
  }

  @Bean
  SignIns signIns(
      DataSource database, Sessions sessions, Factors factors, Deeds deeds, Clock clock) {
    return new SignIns(database, sessions, factors, deeds, clock);
  }

  @Bean
  Enrolments enrolments(DataSource database, Factors factors, Deeds deeds, Clock clock) {
    return new Enrolments(database, factors, deeds, clock);
  }

  @Bean(initMethod = "start")
  FirstAccounts firstAccounts(
      DataSource database, Enrolments enrolments, HubProperties hub, Deeds deeds, Clock clock) {
    return new FirstAccounts(
        database,
        enrolments,
        new PartyId(hub.party()),
        hub.home().resolve("invitations"),
        deeds,
        clock);
  }

  @Bean
  Accounts accounts(
      DataSource database,
      HubProperties hub,
      Sessions sessions,
      Enrolments enrolments,
      Deeds deeds,
      Clock clock) {
    return new Accounts(database, new PartyId(hub.party()), sessions, enrolments, deeds, clock);
  }

  /** Every bean that is a kind of change may be proposed. */
  @Bean
  Proposals proposals(
      DataSource database,
      Accounts accounts,
      ObjectProvider<Change> changes,
      Deeds deeds,
      Clock clock) {
    List<Change> all = new ArrayList<>(AccountChange.all(accounts));
    changes.orderedStream().forEach(all::add);
    return new Proposals(database, all, deeds, clock);
  }

  @Bean
  DeedReader deedReader(Store store) {
    return new DeedReader(store.readers(), new Ledger(store.readers()));
  }
}
