package io.lianzhi.security.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains that somebody would like to be trusted; each table ends with the one that is. */
class ChainAttackTest {
  private static final Instant NOW = Keys.NOW;
  private static final Validity PAST =
      new Validity(Keys.NOVEMBER.from(), NOW.minus(Duration.ofSeconds(1)));
  private static final Validity TO_COME =
      new Validity(NOW.plus(Duration.ofSeconds(1)), Keys.NOVEMBER.until());

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void trustsNoSignerButItsOwn(SignatureAlgorithm algorithm) {
    Issuer root = Issuer.root(algorithm, Keys.NOVEMBER);
    Issuer namesake = Issuer.root(algorithm, Keys.NOVEMBER);
    List<X509Certificate> good = root.signer("CN=city", Keys.NOVEMBER);
    Map<String, List<X509Certificate>> untrusted = new LinkedHashMap<>();
    untrusted.put("nothing", List.of());
    untrusted.put("self-signed under this name", Keys.identity("CN=city", algorithm).chain());
    untrusted.put(
        "self-signed, with this authority behind it",
        List.of(Keys.identity("CN=city", algorithm).certificate(), root.certificate()));
    untrusted.put("of another authority of this name", namesake.signer("CN=city", Keys.NOVEMBER));
    untrusted.put(
        "of another authority, with this one behind it",
        List.of(namesake.signer("CN=city", Keys.NOVEMBER).getFirst(), root.certificate()));
    untrusted.put("nine certificates", Collections.nCopies(9, good.getFirst()));
    untrusted.forEach((what, chain) ->
        assertThat(verdict(root, chain)).as(what).isEqualTo(ChainVerdict.UNTRUSTED));
    assertThat(verdict(root, good)).isEqualTo(ChainVerdict.TRUSTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void trustsNothingOutsideItsTime(SignatureAlgorithm algorithm) {
    Issuer root = Issuer.root(algorithm, Keys.NOVEMBER);
    Issuer late = root.issuer("CN=late", 0, PAST);
    Issuer early = root.issuer("CN=early", 0, TO_COME);
    Issuer middle = root.issuer("CN=middle", 0, Keys.NOVEMBER);
    assertThat(verdict(root, root.signer("CN=city", PAST))).isEqualTo(ChainVerdict.EXPIRED);
    assertThat(verdict(root, late.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.EXPIRED);
    assertThat(verdict(root, root.signer("CN=city", TO_COME)))
        .isEqualTo(ChainVerdict.NOT_YET_VALID);
    assertThat(verdict(root, early.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.NOT_YET_VALID);
    List<X509Certificate> good = middle.signer("CN=city", Keys.NOVEMBER);
    assertThat(verdict(root, good)).isEqualTo(ChainVerdict.TRUSTED);
    ChainValidator validator = new ChainValidator(List.of(root.certificate()));
    assertThat(validator.validate(good, Keys.NOVEMBER.from())).isEqualTo(ChainVerdict.TRUSTED);
    assertThat(validator.validate(good, Keys.NOVEMBER.until())).isEqualTo(ChainVerdict.TRUSTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void letsAKeyDoNothingButWhatItIsFor(SignatureAlgorithm algorithm) {
    Issuer root = Issuer.root(algorithm, Keys.NOVEMBER);
    Map<String, UnaryOperator<CertificateTemplate>> uses = new LinkedHashMap<>();
    uses.put("to encrypt", CertificateTemplate::encryption);
    uses.put("an authority's", template -> template.authority(0));
    uses.put("nothing said", template -> template);
    uses.forEach((what, use) ->
        assertThat(verdict(root, root.chain("CN=city", Keys.NOVEMBER, use)))
            .as(what)
            .isEqualTo(ChainVerdict.NOT_FOR_SIGNING));
    assertThat(verdict(root, root.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.TRUSTED);
  }

  /** RFC 5280, 6.1.4 (l, m); of the anchor's own length too, which that algorithm leaves open. */
  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256"})
  void goesNoDeeperThanEachAuthorityMay(SignatureAlgorithm algorithm) {
    Issuer root = Issuer.root(algorithm, Keys.NOVEMBER);
    Issuer last = root.issuer("CN=last", 0, Keys.NOVEMBER);
    Issuer tooDeep = last.issuer("CN=too deep", 0, Keys.NOVEMBER);
    assertThat(verdict(root, tooDeep.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(last, tooDeep.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(root, last.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.TRUSTED);
    assertThat(verdict(last, last.signer("CN=city", Keys.NOVEMBER)))
        .isEqualTo(ChainVerdict.TRUSTED);
  }

  /** Who pins one party's certificate trusts that party, and nobody whom it might vouch for. */
  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_P256_SHA256", "ED25519"})
  void aPinnedCertificateVouchesForNobodyElse(SignatureAlgorithm algorithm) {
    Issuer pinned = Issuer.pinned(algorithm);
    List<X509Certificate> victim = pinned.signer("CN=victim", Keys.NOVEMBER);
    assertThat(verdict(pinned, victim)).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(pinned, victim.subList(0, 1))).isEqualTo(ChainVerdict.UNTRUSTED);
    assertThat(verdict(pinned, List.of(pinned.certificate()))).isEqualTo(ChainVerdict.TRUSTED);
  }

  private static ChainVerdict verdict(Issuer anchor, List<X509Certificate> chain) {
    return new ChainValidator(List.of(anchor.certificate())).validateSigner(chain, NOW);
  }

  /** Somebody who issues, whether allowed to or not; the chain is his own certificate first. */
  private record Issuer(KeyPair pair, SignatureAlgorithm algorithm, List<X509Certificate> chain) {
    static Issuer root(SignatureAlgorithm algorithm, Validity validity) {
      return self(algorithm, "CN=root", validity, template -> template.authority(1));
    }

    static Issuer pinned(SignatureAlgorithm algorithm) {
      return self(algorithm, "CN=pinned", Keys.NOVEMBER, CertificateTemplate::signing);
    }

    private static Issuer self(
        SignatureAlgorithm algorithm,
        String name,
        Validity validity,
        UnaryOperator<CertificateTemplate> use) {
      KeyPair pair = KeyCodec.generate(algorithm);
      X500Name self = new X500Name(name);
      var template = new CertificateTemplate(self, self, validity, pair.getPublic());
      X509Certificate certificate = use.apply(template).sign(key(pair));
      return new Issuer(pair, algorithm, List.of(certificate));
    }

    private static SigningKey key(KeyPair pair) {
      return SigningKey.of("issuer", pair.getPrivate(), pair.getPublic());
    }

    X509Certificate certificate() {
      return chain.getFirst();
    }

    Issuer issuer(String name, int pathLength, Validity validity) {
      KeyPair below = KeyCodec.generate(algorithm);
      var issued = issue(name, validity, below, template -> template.authority(pathLength));
      return new Issuer(below, algorithm, issued);
    }

    List<X509Certificate> signer(String name, Validity validity) {
      return chain(name, validity, CertificateTemplate::signing);
    }

    List<X509Certificate> chain(
        String name, Validity validity, UnaryOperator<CertificateTemplate> use) {
      return issue(name, validity, KeyCodec.generate(algorithm), use);
    }

    private List<X509Certificate> issue(
        String name, Validity validity, KeyPair below, UnaryOperator<CertificateTemplate> use) {
      X500Name issuer = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
      var template =
          new CertificateTemplate(issuer, new X500Name(name), validity, below.getPublic());
      List<X509Certificate> issued = new ArrayList<>(chain);
      issued.addFirst(use.apply(template).sign(key(pair)));
      return List.copyOf(issued);
    }
  }
}
