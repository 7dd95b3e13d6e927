package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.credential.CredentialChanges;
import io.lianzhi.gateway.credential.CredentialDesk;
import io.lianzhi.gateway.credential.CredentialRegister;
import io.lianzhi.gateway.credential.CredentialRequests;
import io.lianzhi.gateway.credential.ExpiryDesk;
import io.lianzhi.gateway.credential.ExpiryWatch;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.RevocationLists;
import io.lianzhi.gateway.credential.SharedRegister;
import io.lianzhi.gateway.credential.SigningDuty;
import io.lianzhi.gateway.edge.RenewalDesk;
import io.lianzhi.gateway.edge.RevocationDesk;
import io.lianzhi.security.envelope.Suite;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the life of parties' credentials. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarningProperties.class)
class CredentialConfiguration {
  /** It starts once the parties sit, and before anything of theirs is let in. */
  @Bean(destroyMethod = "close")
  CredentialRegister credentialRegister(
      DataSource database, HubProperties hub, Deeds deeds, Clock clock) {
    return new CredentialRegister(database, new PartyId(hub.party()), deeds, clock);
  }

  @Bean
  CredentialDesk credentialDesk(
      DataSource database, CredentialRegister register, Deeds deeds, Clock clock) {
    return new CredentialDesk(database, register, deeds, clock);
  }

  @Bean
  CredentialRequests credentialRequests(
      DataSource database,
      Parties parties,
      PartyProperties properties,
      HubKeys keys,
      CredentialDesk desk,
      Deeds deeds,
      Clock clock) {
    Map<PartyId, SigningDuty> duties =
        properties.parties().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> new PartyId(entry.getKey()), entry -> entry.getValue().signing()));
    return new CredentialRequests(
        database, new CredentialRequests.House(parties, duties, keys, desk), deeds, clock);
  }

  @Bean
  Change approveCredential(CredentialDesk desk, CredentialRequests requests) {
    return CredentialChanges.approve(desk, requests);
  }

  @Bean
  Change resumeCredential(CredentialDesk desk) {
    return CredentialChanges.resume(desk);
  }

  @Bean
  RenewalDesk renewalDesk(CredentialDesk desk, CredentialRequests requests) {
    return new Renewals(desk, requests);
  }

  /** After the parties, since only then the register is known. */
  @Bean(initMethod = "start", destroyMethod = "close")
  RevocationLists revocationLists(
      DataSource database,
      Parties seated,
      CredentialRegister register,
      HubKeys keys,
      HubProperties hub,
      Clock clock) {
    return new RevocationLists(
        database, register, keys.authorities(), hub.home().resolve("certificates"), clock);
  }

  @Bean
  RevocationDesk revocationDesk(RevocationLists lists) {
    return name ->
        Arrays.stream(Suite.values())
            .filter(suite -> RevocationLists.name(suite).equals(name))
            .findFirst()
            .flatMap(lists::list);
  }

  @Bean
  ExpiryDesk expiryDesk(DataSource database, Deeds deeds, Clock clock) {
    return new ExpiryDesk(database, deeds, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  ExpiryWatch expiryWatch(
      DataSource database,
      Parties parties,
      HubProperties hub,
      HubKeys keys,
      WarningProperties warnings,
      SharedRegister shared,
      Clock clock) {
    PartyId self = new PartyId(hub.party());
    ExpiryWatch.House house =
        new ExpiryWatch.House(parties, self, keys::certificates, shared::endings);
    return new ExpiryWatch(database, house, Tellers.of(warnings, self, shared, clock), clock);
  }
}
