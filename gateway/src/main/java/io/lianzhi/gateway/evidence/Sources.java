package io.lianzhi.gateway.evidence;

import io.lianzhi.gateway.Reconstructor;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.Exhibits;
import io.lianzhi.gateway.outbox.MemorandumTexts;
import io.lianzhi.gateway.outbox.Originals;

/** What the hub keeps, from which evidence is made. */
public record Sources(
    EventRecords records,
    Exhibits exhibits,
    Originals originals,
    MemorandumTexts memoranda,
    Reconstructor letters,
    Ledger ledger,
    CertificateStates certificates,
    PartyNames names) {

  DossierMaker maker(EventFiles events) {
    MemorandumFinder finder = new MemorandumFinder(memoranda);
    return new DossierMaker(
        letters,
        new OriginalFiles(originals, certificates),
        events,
        new CopyFiles(letters, exhibits, finder),
        finder);
  }
}
