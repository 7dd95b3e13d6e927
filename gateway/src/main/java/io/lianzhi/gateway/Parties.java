package io.lianzhi.gateway;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.credential.Credentials;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody at the table. */
public final class Parties {
  private final Map<PartyId, Party> byId = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException where a party stands twice, or two parties share a certificate
   */
  public Parties(List<Party> parties) {
    Set<String> certificates = new HashSet<>();
    for (Party party : parties) {
      if (byId.put(party.id(), party) != null) {
        throw new IllegalArgumentException("party stands twice: " + party.id());
      }
      for (String fingerprint : party.credentials().tlsFingerprints()) {
        if (!certificates.add(fingerprint)) {
          throw new IllegalArgumentException("two parties share a certificate: " + party.id());
        }
      }
    }
  }

  public Optional<Party> find(PartyId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The party whose client certificate this is, while it is in force and not withdrawn. */
  public Optional<KnownCaller> find(X509Certificate certificate, Instant now) {
    if (!Credentials.isInForce(certificate, now)) {
      return Optional.empty();
    }
    String fingerprint = Credentials.fingerprint(certificate);
    return byId.values().stream()
        .filter(party -> party.credentials().isTls(fingerprint))
        .findFirst()
        .map(party -> new KnownCaller(party, fingerprint));
  }

  public Collection<Party> all() {
    return byId.values();
  }
}
