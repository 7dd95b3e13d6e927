package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.CallTls;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.PartyKeys;
import io.lianzhi.gateway.credential.Secrets;
import io.lianzhi.gateway.credential.SigningRules;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.gateway.queue.Outward;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Seats everybody at the table: each party with its adapter, found by {@link ServiceLoader}. */
final class Table {
  private final HubKeys keys;
  private final DataSource database;
  private final Outward outward;
  private final WatchRegister watches;
  private final Rehearsals rehearsals;
  private final Clock clock;
  private final Map<String, AdapterFactory> factories;

  /**
   * @param rehearsals is told what each adapter was opened with
   */
  Table(
      HubKeys keys,
      DataSource database,
      Outward outward,
      WatchRegister watches,
      Rehearsals rehearsals,
      Clock clock) {
    this.keys = keys;
    this.outward = outward;
    this.watches = watches;
    this.rehearsals = rehearsals;
    this.database = database;
    this.clock = clock;
    this.factories =
        ServiceLoader.load(AdapterFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(AdapterFactory::name, Function.identity()));
  }

  /**
   * Seats the parties.
   *
   * @throws IllegalArgumentException where an adapter, a certificate or a setting is missing
   */
  Parties seat(PartyId hub, PartyProperties properties) {
    List<PartyProfile> profiles = new ArrayList<>();
    properties.parties().forEach((name, entry) -> profiles.add(profile(name, entry)));
    List<Party> parties = new ArrayList<>();
    properties
        .parties()
        .forEach((name, entry) -> parties.add(seat(new PartyId(name), hub, entry, profiles)));
    if (profiles.stream().noneMatch(profile -> profile.id().equals(hub))) {
      throw new IllegalArgumentException("lianzhi.hub.party is not among lianzhi.parties: " + hub);
    }
    return new Parties(parties);
  }

  private static PartyProfile profile(String name, PartyProperties.Entry entry) {
    return new PartyProfile(
        new PartyId(name), new Region(entry.region()), entry.nameZh(), entry.nameEn());
  }

  private Party seat(
      PartyId party, PartyId hub, PartyProperties.Entry entry, List<PartyProfile> profiles) {
    AdapterFactory factory = factories.get(entry.adapter());
    if (factory == null) {
      throw new IllegalArgumentException(
          party + ": no adapter '" + entry.adapter() + "' among " + factories.keySet());
    }
    if (entry.tls() == CallTls.NATIONAL && !factory.callsNationally()) {
      throw new IllegalArgumentException(
          party + ": the adapter '" + entry.adapter() + "' cannot call in national TLS");
    }
    Credentials credentials = Credentials.read(entry.suite(), entry.credentials());
    Secrets secrets =
        new Secrets(
            party,
            entry.secrets(),
            database,
            keys.keystore().contentKey("issued-secrets", Suite.INTERNATIONAL),
            clock);
    AdapterHouse house =
        new AdapterHouse(
            party,
            hub,
            Map.copyOf(entry.settings()),
            List.copyOf(profiles),
            new PartyKeys(keys, credentials, entry.tls(), clock),
            secrets,
            clock,
            outward.of(party),
            watches.of(party));
    PartyProfile profile =
        profiles.stream().filter(each -> each.id().equals(party)).findFirst().orElseThrow();
    rehearsals.keep(factory, house);
    Adapter adapter = factory.open(house);
    SigningRules.require(party, credentials, adapter.lines(), entry.signing());
    return new Party(profile, adapter, credentials);
  }

  /**
   * Checks that everybody whom a memorandum names sits at the table.
   *
   * @throws IllegalArgumentException naming the memorandum and the party
   */
  static void requireSeats(Memoranda memoranda, Parties parties) {
    for (Memorandum memorandum : memoranda.signed()) {
      for (PartyId party : memorandum.parties()) {
        if (parties.find(party).isEmpty()) {
          throw new IllegalArgumentException(
              "memorandum " + memorandum.id() + " names a party without an adapter: " + party);
        }
      }
    }
  }
}
