package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Dispatcher;
import io.lianzhi.gateway.Intake;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Poller;
import io.lianzhi.gateway.Resumer;
import io.lianzhi.gateway.UnknownCodes;
import io.lianzhi.gateway.credential.CredentialRegister;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.KeystoreBinding;
import io.lianzhi.gateway.credential.Nonces;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.credential.SharedRegister;
import io.lianzhi.gateway.credential.SignerRegister;
import io.lianzhi.gateway.edge.EdgeConfiguration;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.outbox.Committer;
import io.lianzhi.gateway.outbox.LaterRefusals;
import io.lianzhi.gateway.outbox.MemorandumPins;
import io.lianzhi.gateway.outbox.NodeId;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.gateway.outbox.Outbox;
import io.lianzhi.gateway.outbox.Packer;
import io.lianzhi.gateway.outbox.PollCursors;
import io.lianzhi.gateway.outbox.Sealer;
import io.lianzhi.gateway.outbox.Settler;
import io.lianzhi.gateway.outbox.UnreadLetters;
import io.lianzhi.gateway.outbox.Waiters;
import io.lianzhi.gateway.queue.Outward;
import io.lianzhi.gateway.queue.QueueProperties;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.Keystore;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The one place where the house is wired. What cannot work does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  HubProperties.class,
  PartyProperties.class,
  QueueProperties.class,
  StoreProperties.class
})
@Import({
  EdgeConfiguration.class,
  DoorConfiguration.class,
  LinesConfiguration.class,
  DesksConfiguration.class,
  AdministrationConfiguration.class,
  EvidenceConfiguration.class,
  RetentionConfiguration.class,
  TrustConfiguration.class,
  CredentialConfiguration.class,
  RenewalConfiguration.class,
  SharedConfiguration.class
})
class HubConfiguration {
  static Path keystoreFile(Path home) {
    return home.resolve("keystore").resolve("hub.vault");
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  Store store(StoreProperties properties, HubProperties hub) {
    return Store.open(properties, hub.home());
  }

  @Bean
  DataSource database(Store store) {
    return store.database();
  }

  @Bean
  HubKeys hubKeys(HubProperties hub, DataSource database, Clock clock) throws SQLException {
    Keystore keystore =
        new KeystoreBinding(database).open(keystoreFile(hub.home()), hub.passphrase());
    HubKeys keys = HubKeys.open(keystore, hub.party(), hub.hosts(), hub.revocationFolder(), clock);
    keys.publish(hub.home().resolve("certificates"));
    return keys;
  }

  @Bean
  Outward outward() {
    return new Outward();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  WatchRegister watchRegister(DataSource database, HubKeys keys, Clock clock) {
    IndexKey vehicles = keys.keystore().indexKey("watches", Suite.INTERNATIONAL);
    return new WatchRegister(database, vehicles, clock);
  }

  @Bean
  Table table(
      HubKeys keys,
      DataSource database,
      Outward outward,
      WatchRegister watches,
      SharedRegister shared,
      Clock clock) {
    return new Table(keys, database, outward, watches, shared, clock);
  }

  @Bean
  Parties parties(
      Table table,
      DataSource database,
      CredentialRegister register,
      HubProperties hub,
      PartyProperties properties)
      throws SQLException {
    Parties parties = table.seat(new PartyId(hub.party()), properties);
    SignerRegister signers = new SignerRegister(database);
    for (Party party : parties.all()) {
      signers.keep(party.credentials().signersAndIssuers());
    }
    register.start(parties.all());
    Table.tellOfUnknown(parties);
    return parties;
  }

  @Bean
  Memoranda memoranda(MemorandumFiles.Signed files, Parties parties) {
    Memoranda memoranda = files.memoranda();
    Table.requireSeats(memoranda, parties);
    SignedClauses.require(memoranda, parties);
    return memoranda;
  }

  @Bean
  Outbox.Place place(DataSource database, Sealer sealer, Clock clock) {
    return new Outbox.Place(database, sealer, NodeId.fresh(), clock);
  }

  @Bean
  Waiters waiters() {
    return new Waiters();
  }

  @Bean(destroyMethod = "close")
  Committer committer(
      Outbox.Place place,
      HubKeys keys,
      Waiters waiters,
      WatchRegister watches,
      MemorandumPins pins,
      MeterRegistry meters) {
    IndexKey subjects = keys.keystore().indexKey("subjects", Suite.INTERNATIONAL);
    Packer packer = new Packer(place.sealer(), subjects, waiters, pins);
    return new Committer(place, packer, seen(keys), watches, batches(meters, "commit"));
  }

  static IndexKey seen(HubKeys keys) {
    return keys.keystore().indexKey("seen", Suite.INTERNATIONAL);
  }

  @Bean(destroyMethod = "close")
  Settler settler(Outbox.Place place, MeterRegistry meters) {
    return new Settler(place, meters, batches(meters, "settle"));
  }

  static LongConsumer batches(MeterRegistry meters, String what) {
    DistributionSummary sizes =
        DistributionSummary.builder("lianzhi.batch").tag("what", what).register(meters);
    return sizes::record;
  }

  @Bean(destroyMethod = "close")
  Outbox outbox(Outbox.Place place, Settler settler, Waiters waiters, Parties parties)
      throws SQLException {
    return new Outbox(
        place,
        settler,
        waiters,
        parties.all().stream()
            .filter(party -> party.adapter().handover() == Handover.CALLED)
            .map(Party::id)
            .toList());
  }

  @Bean
  Intake intake(
      HubProperties hub,
      HubKeys keys,
      Parties parties,
      SharedRegister secrets,
      Memoranda memoranda,
      Committer committer,
      Outbox outbox,
      Nonces nonces) {
    Seals seals = new Seals(secrets, hub.hosts(), nonces, keys::decryptionKeys);
    return new Intake(parties, seals, memoranda, committer, outbox, Clock.systemUTC());
  }

  /** Before anything is read: the tables are in force from the first letter on. */
  @Bean(initMethod = "start", destroyMethod = "close")
  CodeFiles codeFiles(HubProperties hub, Parties parties) {
    Optional<Path> folder = Optional.of(hub.codes()).filter(name -> !name.isBlank()).map(Path::of);
    return new CodeFiles(folder, parties);
  }

  /** Every bean that says whether it is alive is watched. */
  @Bean
  HealthIndicator partsHealthIndicator(ObjectProvider<Alive> parts, MeterRegistry meters) {
    return new PartsHealth(parts.orderedStream().toList(), meters);
  }

  @Bean
  Work work(
      Outbox outbox,
      Intake intake,
      Parties parties,
      Settler settler,
      DataSource database,
      Sealer sealer,
      HubProperties hub,
      UnreadLetters unread,
      Originals originals,
      CodeFiles codes,
      MeterRegistry meters) {
    Dispatcher dispatcher =
        new Dispatcher(parties, intake, settler, Clock.systemUTC(), hub.parkAfter());
    LaterRefusals refusals = new LaterRefusals(database, sealer, settler, Clock.systemUTC());
    Poller poller = new Poller(parties, intake, new PollCursors(database), refusals);
    Resumer resumer =
        new Resumer(
            parties, intake, unread, originals, new UnknownCodes(meters), Clock.systemUTC());
    return new Work(outbox, dispatcher, poller, resumer);
  }
}
