package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.cms.DecryptionKey;
import io.lianzhi.security.cms.KnownSigner;
import io.lianzhi.security.cms.NationalCms;
import io.lianzhi.security.cms.SealForm;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.RequestStamp;
import io.lianzhi.security.http.StampedRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The partner's SM2 keys, and how it uses them when it behaves so. */
final class Seal {
  private final Signer own;
  private final Signer foreign = Signer.of(stranger());
  private final DecryptionKey decryption;
  private final KnownSigner hub;
  private final X509Certificate hubEncryption;

  private record Signer(SigningKey key, X509Certificate certificate) {
    static Signer of(Identity identity) {
      return new Signer(identity.signingKey("quzhou"), identity.certificate());
    }
  }

  Seal(Credentials credentials) {
    this.own = Signer.of(credentials.signing());
    this.decryption = DecryptionKey.of(credentials.encryption());
    this.hub = KnownSigner.of(credentials.hubSigning());
    this.hubEncryption = credentials.hubEncryption();
  }

  /** Somebody whom nobody has registered. */
  private static Identity stranger() {
    Instant now = Instant.now();
    return CertificateAuthority.selfSigned(
        "CN=stranger",
        SignatureAlgorithm.SM2_SM3,
        new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(30))));
  }

  byte[] seal(byte[] content, Behaviour behaviour) {
    Signer signer = signer(behaviour);
    return NationalCms.seal(
        content, signer.key(), signer.certificate(), hubEncryption, form(behaviour));
  }

  private Signer signer(Behaviour behaviour) {
    return behaviour == Behaviour.FOREIGN_SIGNER ? foreign : own;
  }

  private static SealForm form(Behaviour behaviour) {
    return switch (behaviour) {
      case RAW_SIGNATURES -> SealForm.RAW_SIGNATURE;
      case RAW_KEYS -> SealForm.RAW_C1C3C2;
      case OLD_ORDER -> SealForm.RAW_C1C2C3;
      case IN_ONE -> SealForm.IN_ONE;
      default -> SealForm.STANDARD;
    };
  }

  RequestStamp stamp(StampedRequest request, Behaviour behaviour) {
    Instant now = Instant.now().plus(behaviour.ahead());
    SigningKey key = signer(behaviour).key();
    return behaviour == Behaviour.RAW_SIGNATURES
        ? RequestStamp.ofFixed(request, key, now)
        : RequestStamp.of(request, key, now);
  }

  boolean isOfTheHub(RequestStamp stamp, StampedRequest request) {
    return stamp.isOf(request, hub.key());
  }

  /** What the hub sealed for Quzhou; empty where the seal does not hold. */
  Optional<byte[]> open(byte[] sealed) {
    try {
      return Optional.of(NationalCms.open(sealed, decryption, List.of(hub)).content());
    } catch (SealBrokenException broken) {
      return Optional.empty();
    }
  }
}
