package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Reconstructor;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.credential.CredentialRegister;
import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.evidence.CertificateStates;
import io.lianzhi.gateway.evidence.Evidence;
import io.lianzhi.gateway.evidence.RegisteredStates;
import io.lianzhi.gateway.evidence.Sources;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.Exhibits;
import io.lianzhi.gateway.outbox.LetterDesk;
import io.lianzhi.gateway.outbox.MemorandumPins;
import io.lianzhi.gateway.outbox.MemorandumTexts;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.gateway.outbox.Sealer;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what evidence is made from: memoranda with their texts, letters read again, the log. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
  /** The log takes a second or two. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Bean
  MemorandumFiles.Signed memorandumFiles(HubProperties hub) {
    return MemorandumFiles.readWithTexts(hub.memoranda());
  }

  @Bean
  MemorandumTexts memorandumTexts(DataSource database, Deeds deeds, Clock clock) {
    return new MemorandumTexts(database, deeds, clock);
  }

  /** Memoranda that were found to hold together are written down before the first letter. */
  @Bean
  MemorandumPins memorandumPins(
      HubProperties hub, MemorandumTexts texts, MemorandumFiles.Signed files, Memoranda checked) {
    if (checked.signed().size() != files.texts().size()) {
      throw new IllegalStateException("memoranda without their texts");
    }
    return texts.enter(Administrator.hub(new PartyId(hub.party())), files.texts());
  }

  @Bean
  Reconstructor reconstructor(
      Parties parties, Originals originals, Memoranda memoranda, MemorandumTexts texts) {
    return new Reconstructor(parties, originals, new MemorandaOfThen(texts, memoranda));
  }

  @Bean
  CertificateStates certificateStates(Parties parties, CredentialRegister register) {
    return new RegisteredStates(parties, register::all);
  }

  @Bean
  Evidence evidence(
      Store store,
      Sealer sealer,
      Originals originals,
      MemorandumTexts texts,
      Reconstructor letters,
      CertificateStates certificates,
      Parties parties,
      LetterDesk desk,
      HubKeys keys,
      Clock clock) {
    Sources sources =
        new Sources(
            new EventRecords(store.readers(), originals),
            new Exhibits(store.readers(), sealer),
            originals,
            texts,
            letters,
            new Ledger(store.readers()),
            certificates,
            id -> called(parties, id));
    return new Evidence(desk, sources, keys.ledgerSigners(), clock, PATIENCE);
  }

  private static String called(Parties parties, String id) {
    return parties
        .find(new PartyId(id))
        .map(Party::profile)
        .map(profile -> profile.nameZh() + " " + profile.nameEn() + " (" + id + ")")
        .orElse(id);
  }
}
