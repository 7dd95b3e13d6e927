package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.AdapterHouse;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Rehearsal;
import io.lianzhi.gateway.credential.CallTls;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.PartyKeys;
import io.lianzhi.gateway.credential.PinnedHosts;
import io.lianzhi.gateway.credential.Secret;
import io.lianzhi.gateway.credential.Secrets;
import io.lianzhi.gateway.credential.SharedKind;
import io.lianzhi.gateway.credential.SharedRegister;
import io.lianzhi.gateway.credential.SigningRules;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.gateway.queue.Outward;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.OpenSsh;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seats everybody at the table: each party with its adapter, found by {@link ServiceLoader}. */
final class Table {
  private static final Logger LOG = LoggerFactory.getLogger(Table.class);

  private final HubKeys keys;
  private final DataSource database;
  private final Outward outward;
  private final WatchRegister watches;
  private final SharedRegister shared;
  private final Clock clock;
  private final Map<String, AdapterFactory> factories;
  private final Map<PartyId, Rehearsal.Seat> seats = new LinkedHashMap<>();

  Table(
      HubKeys keys,
      DataSource database,
      Outward outward,
      WatchRegister watches,
      SharedRegister shared,
      Clock clock) {
    this.keys = keys;
    this.shared = shared;
    this.outward = outward;
    this.watches = watches;
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
   * @throws IllegalArgumentException where an adapter or a setting is missing, or what lies in a
   *     folder is damaged or does not fit
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
    for (PublicKey key : credentials.hostKeys()) {
      Secret line = Secret.of(OpenSsh.line(key));
      shared.configure(party, SharedKind.HOST_KEY, OpenSsh.fingerprint(key), line);
    }
    Secrets secrets =
        new Secrets(
            party,
            entry.secrets(),
            shared,
            database,
            keys.keystore().contentKey("issued-secrets", Suite.INTERNATIONAL),
            clock);
    AdapterHouse house =
        new AdapterHouse(
            party,
            hub,
            Map.copyOf(entry.settings()),
            List.copyOf(profiles),
            new PartyKeys(
                keys, credentials, entry.tls(), Optional.of(PinnedHosts.of(party, shared)), clock),
            secrets,
            clock,
            outward.of(party),
            watches.of(party));
    PartyProfile profile =
        profiles.stream().filter(each -> each.id().equals(party)).findFirst().orElseThrow();
    Adapter adapter = factory.open(house);
    SigningRules.require(party, credentials, adapter.lines(), entry.signing());
    seats.put(party, new Rehearsal.Seat(factory, house));
    return new Party(profile, adapter, credentials);
  }

  /** What each seated party's adapter was opened by, and in. */
  Map<PartyId, Rehearsal.Seat> seats() {
    return Map.copyOf(seats);
  }

  /** Says of whom nothing is known yet; the register may give it a certificate at any time. */
  static void tellOfUnknown(Parties parties) {
    parties.all().stream()
        .filter(party -> party.credentials().isUnknown())
        .filter(party -> party.adapter().lines().stream().anyMatch(Table::needsCertificate))
        .forEach(party ->
            LOG.info(
                "{} has no certificate yet: nothing comes in by one until the register gives it",
                party.id()));
  }

  private static boolean needsCertificate(Line line) {
    return switch (line) {
      case Line.Poll _ -> false;
      case Line.Http _, Line.Api _, Line.Queue _, Line.Tcp _ -> true;
    };
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
