package io.lianzhi.sandbox;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.VerificationKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;

/**
 * What one SM2 verification costs on this machine just now, on one thread with nothing beside it: a
 * unit in which figures of different machines, and of a busy one at different times, compare.
 */
final class Yardstick {
  private static final int WARM_UP = 10_000;
  private static final int MEASURED = 10_000;
  private static final int SIGNED_BYTES = 400;

  private Yardstick() {}

  /** CPU-microseconds. */
  static double sm2Verification() {
    Instant now = Instant.now();
    Validity validity = new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
    Identity signer =
        CertificateAuthority.selfSigned("CN=yardstick", SignatureAlgorithm.SM2_SM3, validity);
    byte[] message = new byte[SIGNED_BYTES];
    byte[] signature = signer.signingKey("yardstick").signFixed(message);
    VerificationKey key = VerificationKey.of("yardstick", signer.certificate());
    verify(key, message, signature, WARM_UP);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadCpuTime();
    verify(key, message, signature, MEASURED);
    return (thread.getCurrentThreadCpuTime() - before) / 1e3 / MEASURED;
  }

  private static void verify(VerificationKey key, byte[] message, byte[] signature, int times) {
    for (int i = 0; i < times; i++) {
      if (!key.verifyFixed(message, signature)) {
        throw new IllegalStateException("a good signature does not verify");
      }
    }
  }
}
