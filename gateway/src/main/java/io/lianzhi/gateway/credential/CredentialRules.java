package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a key before a party may be given a certificate for it: what holds of its
 * folder at the start holds of what comes later.
 */
final class CredentialRules {
  private final Parties parties;
  private final Map<PartyId, SigningDuty> duties;

  /** Why not, in both languages. */
  private record Unfit(String chinese, String english) {}

  /**
   * @param duties of parties, where they are not {@link SigningDuty#REQUIRED}
   */
  CredentialRules(Parties parties, Map<PartyId, SigningDuty> duties) {
    this.parties = parties;
    this.duties = Map.copyOf(duties);
  }

  /**
   * The party that is to have such a certificate.
   *
   * @throws ObjectionException if there is no such party, or its key is not fit for the purpose
   */
  Party require(PartyId id, Purpose purpose, PublicKey key) {
    Party party =
        parties.find(id).orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "party"));
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(key);
    unfit(party, purpose, algorithm)
        .ifPresent(unfit -> {
          throw Objection.of(ObjectionCode.SCHEMA, "request", unfit.chinese(), unfit.english());
        });
    return party;
  }

  private Optional<Unfit> unfit(Party party, Purpose purpose, SignatureAlgorithm algorithm) {
    return switch (purpose) {
      case TLS_CLIENT -> unfitForTls(party, algorithm);
      case SIGNING -> unfitForSigning(party, algorithm);
      case ENCRYPTION -> unfitForEncryption(party, algorithm);
    };
  }

  private Optional<Unfit> unfitForTls(Party party, SignatureAlgorithm algorithm) {
    boolean fit =
        switch (algorithm) {
          case ECDSA_P256_SHA256, RSA_SHA256 -> true;
          case SM2_SM3 -> party.credentials().suite() == Suite.NATIONAL;
          case ED25519 -> false;
        };
    if (!fit) {
      return Optional.of(
          new Unfit(
              "该方的 TLS 客户端证书须用 P-256 或 RSA 密钥，国密套件方亦可用 SM2。",
              "A client certificate has a P-256 or RSA key; of a party with the national suite,"
                  + " SM2 too."));
    }
    boolean mustSignFirst =
        duty(party) == SigningDuty.REQUIRED
            && SigningRules.takesSigned(party.adapter().lines())
            && !party.credentials().signs();
    return mustSignFirst
        ? Optional.of(
            new Unfit(
                "该方须签名而尚无签名证书：请先办理签名证书。",
                "The party has to sign and has no signing certificate: that one comes first."))
        : Optional.empty();
  }

  private Optional<Unfit> unfitForSigning(Party party, SignatureAlgorithm algorithm) {
    if (duty(party) == SigningDuty.NONE) {
      return Optional.of(
          new Unfit(
              "配置写明该方不签名（signing: none）。",
              "Its configuration says that the party signs nothing (signing: none)."));
    }
    return SigningRules.fits(party.credentials().suite(), party.adapter().lines(), algorithm)
        ? Optional.empty()
        : Optional.of(
            new Unfit(
                "密钥为 " + algorithm + "，不合该方约定的套件 " + party.credentials().suite() + "。",
                "Its key is "
                    + algorithm
                    + ", and its suite "
                    + party.credentials().suite()
                    + "."));
  }

  private static Optional<Unfit> unfitForEncryption(Party party, SignatureAlgorithm algorithm) {
    return party.credentials().suite() == Suite.NATIONAL && algorithm == SignatureAlgorithm.SM2_SM3
        ? Optional.empty()
        : Optional.of(
            new Unfit(
                "加密证书只用于国密套件方，密钥须为 SM2。",
                "An encryption certificate is for a party with the national suite, and has an SM2"
                    + " key."));
  }

  private SigningDuty duty(Party party) {
    return duties.getOrDefault(party.id(), SigningDuty.REQUIRED);
  }
}
