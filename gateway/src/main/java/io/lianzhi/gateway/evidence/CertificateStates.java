package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.PartyId;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** What the hub knows, and knew, of a signing certificate of a party. */
public interface CertificateStates {
  /** How a certificate stands, or stood. */
  enum State {
    /** Known to the hub as this party's, and within its days. */
    IN_FORCE("有效", "in force"),
    NOT_YET_VALID("尚未生效", "not yet valid"),
    EXPIRED("已过期", "expired"),
    SUSPENDED("已暂停", "suspended"),
    REVOKED("已吊销", "revoked"),
    /** No longer among the certificates that the hub knows the party by. */
    WITHDRAWN("已不再登记", "no longer registered");

    private final String zh;
    private final String en;

    State(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    String zh() {
      return zh;
    }

    String en() {
      return en;
    }
  }

  /** How it stood when a letter was taken that it had signed. */
  State then(PartyId party, X509Certificate certificate, Instant at);

  /** How it stands. */
  State now(PartyId party, X509Certificate certificate, Instant now);
}
