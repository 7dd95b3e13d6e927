package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;

/** Checks that whoever must sign under a clause has a certificate to sign with. */
final class SignedClauses {
  private SignedClauses() {}

  /**
   * @throws IllegalArgumentException naming the memorandum, the clause and the party
   */
  static void require(Memoranda memoranda, Parties parties) {
    for (Memorandum memorandum : memoranda.signed()) {
      for (ClauseRule clause : memorandum.clauses()) {
        if (clause.least() == Proof.Strength.SIGNATURE) {
          clause.senders().forEach(sender -> requireSigner(memorandum, clause, sender, parties));
        }
      }
    }
  }

  private static void requireSigner(
      Memorandum memorandum, ClauseRule clause, PartyId sender, Parties parties) {
    if (parties.find(sender).filter(party -> party.credentials().signs()).isEmpty()) {
      throw new IllegalArgumentException(
          "memorandum %s, clause %s asks signed letters of a party without a signing.pem: %s"
              .formatted(memorandum.id(), clause.number(), sender));
    }
  }
}
