package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.AdapterHouse;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Rehearsal;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.credential.ConnectionRehearsal;
import io.lianzhi.gateway.credential.CredentialRegister;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.KeyPublication;
import io.lianzhi.gateway.credential.OwnIdentities;
import io.lianzhi.gateway.credential.OwnIdentity;
import io.lianzhi.gateway.credential.OwnIdentityChanges;
import io.lianzhi.gateway.credential.PartyKeys;
import io.lianzhi.gateway.link.LinkLines;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the renewal of the hub's own identities, and what is tried before it counts. */
@Configuration(proxyBeanMethods = false)
class RenewalConfiguration {
  @Bean(initMethod = "start", destroyMethod = "close")
  KeyPublication keyPublication(HubKeys keys, HubProperties hub) {
    return new KeyPublication(keys, hub.home().resolve("certificates"));
  }

  @Bean
  OwnIdentities ownIdentities(
      DataSource database,
      HubKeys keys,
      Rehearsal rehearsal,
      LinkLines links,
      Deeds deeds,
      Clock clock) {
    OwnIdentities.Rehearser rehearser =
        (party, replaced, by) -> {
          PartyKeys other = keysOf(rehearsal, party, replaced).by(by);
          return Stream.concat(
                  rehearsal.test(party, house -> house.with(other, house.secrets())).stream()
                      .flatMap(List::stream),
                  links.testConnection(party, seated -> other.tls()).stream())
              .toList();
        };
    return new OwnIdentities(database, keys, rehearser, deeds, clock);
  }

  private static PartyKeys keysOf(Rehearsal rehearsal, PartyId party, OwnIdentity replaced) {
    PartyKeys keys =
        rehearsal
            .house(party)
            .map(AdapterHouse::keys)
            .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "party"));
    if (!keys.uses(replaced)) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "party",
          "枢纽呼叫该方时不使用此凭证。",
          "The hub does not use it when it calls this party.");
    }
    return keys;
  }

  @Bean
  ConnectionRehearsal connectionRehearsal(
      Parties parties, CredentialRegister register, HubProperties hub, Clock clock) {
    return new ConnectionRehearsal(parties, register::all, hub.hosts(), clock);
  }

  @Bean
  Change hubIdentityPreparation(OwnIdentities identities) {
    return OwnIdentityChanges.prepare(identities);
  }

  @Bean
  Change hubIdentityActivation(OwnIdentities identities) {
    return OwnIdentityChanges.activate(identities);
  }
}
