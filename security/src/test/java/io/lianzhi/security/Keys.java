package io.lianzhi.security;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keys and certificates for tests, all valid in November 2021. They are fresh, but for RSA: making
 * such a key takes a second, so there are two, given in turn.
 */
public final class Keys {
  public static final Instant NOW = Instant.parse("2021-11-05T08:00:00Z");
  public static final Validity NOVEMBER =
      new Validity(Instant.parse("2021-11-01T00:00:00Z"), Instant.parse("2021-12-01T00:00:00Z"));

  private static final AtomicInteger TURN = new AtomicInteger();

  private Keys() {}

  public static SigningKey signing(String keyId, SignatureAlgorithm algorithm) {
    return identity("CN=" + keyId, algorithm).signingKey(keyId);
  }

  public static Identity identity(String subject, SignatureAlgorithm algorithm) {
    if (algorithm == SignatureAlgorithm.RSA_SHA256) {
      return TURN.getAndIncrement() % 2 == 0 ? Rsa.FIRST : Rsa.SECOND;
    }
    return CertificateAuthority.selfSigned(subject, algorithm, NOVEMBER);
  }

  /** Made when first asked for. */
  private static final class Rsa {
    static final Identity FIRST = make();
    static final Identity SECOND = make();

    private static Identity make() {
      return CertificateAuthority.selfSigned("CN=rsa", SignatureAlgorithm.RSA_SHA256, NOVEMBER);
    }
  }
}
