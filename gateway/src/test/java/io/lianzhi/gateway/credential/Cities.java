package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.edge.FakeAdapter;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Parties and their certificates, all of one authority and valid in November 2021. */
final class Cities {
  static final Instant NOW = Instant.parse("2021-11-19T04:00:00Z");
  static final Validity NOVEMBER =
      new Validity(Instant.parse("2021-11-01T00:00:00Z"), Instant.parse("2021-12-01T00:00:00Z"));
  static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, NOVEMBER);

  private Cities() {}

  static Identity signing(SignatureAlgorithm algorithm) {
    return signing(algorithm, NOVEMBER);
  }

  static Identity signing(SignatureAlgorithm algorithm, Validity validity) {
    return AUTHORITY.issueSigning("CN=signing", algorithm, validity);
  }

  static SignatureAlgorithm algorithm(Suite suite) {
    return switch (suite) {
      case NATIONAL -> SignatureAlgorithm.SM2_SM3;
      case INTERNATIONAL -> SignatureAlgorithm.ECDSA_P256_SHA256;
    };
  }

  /** A party known by these signing certificates, with their issuers. */
  static Party party(String name, Suite suite, Identity... signers) {
    List<X509Certificate> signing =
        Stream.of(signers).flatMap(signer -> signer.chain().stream()).toList();
    Identity tls = AUTHORITY.issueClient("CN=" + name, NOVEMBER);
    return new Party(
        new PartyProfile(new PartyId(name), new Region("330100"), name, name),
        new FakeAdapter(List.<Line>of()),
        new Credentials(suite, tls.chain(), signing, List.of()));
  }
}
