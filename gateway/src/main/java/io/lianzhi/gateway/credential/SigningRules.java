package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Signing;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What must hold of a party's signing certificates before the hub starts. It is said at the start,
 * since the sender of a letter that is refused for it is told nothing.
 */
public final class SigningRules {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;

  private final PartyId party;
  private final Credentials credentials;
  private final List<Line> lines;
  private final List<Signing> signings;

  private SigningRules(PartyId party, Credentials credentials, List<Line> lines) {
    this.party = party;
    this.credentials = credentials;
    this.lines = List.copyOf(lines);
    this.signings = lines.stream().map(Line::signing).toList();
  }

  /**
   * Checks one party. One of which nothing is known yet need not sign: until the register gives it
   * certificates, the one to sign with first, nothing of it is let in.
   *
   * @throws IllegalArgumentException naming the party and what is wrong
   */
  public static void require(
      PartyId party, Credentials credentials, List<Line> lines, SigningDuty duty) {
    SigningRules rules = new SigningRules(party, credentials, lines);
    rules.requireWindows();
    rules.requireSuite();
    if (!credentials.isUnknown()) {
      rules.requireDuty(duty);
      rules.requireEncryption();
    }
    credentials.signing().forEach(rules::requireFit);
  }

  private void requireDuty(SigningDuty duty) {
    boolean signs = credentials.signs();
    switch (duty) {
      case REQUIRED ->
          refuseIf(
              takesSigned(lines) && !signs,
              "no signing.pem; where the party signs nothing, say signing: none");
      case NONE -> refuseIf(signs, "signing: none, but there is a signing.pem: who can must sign");
    }
  }

  private void requireWindows() {
    for (Signing signing : signings) {
      if (signing instanceof Signing.WsSecurity(Duration skew)) {
        requireWindow(skew);
      }
      if (signing instanceof Signing.NationalSeal(var _, Duration window)) {
        refuse(
            window.compareTo(CmsSeal.LONGEST_WINDOW) > 0,
            "signing",
            "a clock is off by " + CmsSeal.LONGEST_WINDOW + " at most");
      }
    }
  }

  private void requireWindow(Duration skew) {
    try {
      SoapSeal.window(skew);
    } catch (IllegalArgumentException tooMuch) {
      throw new IllegalArgumentException(party + ": " + tooMuch.getMessage(), tooMuch);
    }
  }

  private boolean seals() {
    return signings.stream().anyMatch(Signing.NationalSeal.class::isInstance);
  }

  private void requireSuite() {
    refuse(
        seals() && credentials.suite() != Suite.NATIONAL,
        "encryption",
        "its line needs the national suite");
  }

  /** Whoever seals nationally has two certificates: one signs, the other is sealed for. */
  private void requireEncryption() {
    if (seals()) {
      refuse(credentials.encryption().isEmpty(), "encryption", "no encryption.pem");
      credentials.encryption().forEach(this::requireEncryption);
    }
  }

  private void requireEncryption(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    refuse(
        Certificates.algorithm(certificate) != SignatureAlgorithm.SM2_SM3,
        "encryption",
        "its key is not for SM2");
    refuse(usage != null && !usage[KEY_ENCIPHERMENT], "encryption", "its key is not for keys");
    refuse(
        credentials.signing().stream()
            .anyMatch(signing -> signing.getPublicKey().equals(certificate.getPublicKey())),
        "encryption",
        "its key is the signing one; each purpose has its own");
  }

  private void requireFit(X509Certificate certificate) {
    SignatureAlgorithm algorithm = Certificates.algorithm(certificate);
    boolean[] usage = certificate.getKeyUsage();
    refuseIf(
        !fits(credentials.suite(), lines, algorithm),
        "its key is " + algorithm + ", and its suite " + credentials.suite());
    refuseIf(usage != null && !usage[DIGITAL_SIGNATURE], "its key is not for signatures");
    refuseIf(
        credentials.tls().stream()
            .anyMatch(tls -> tls.getPublicKey().equals(certificate.getPublicKey())),
        "its key is the one of the TLS certificate; each purpose has its own");
  }

  /** Whether a party with these lines and this suite can sign so. */
  static boolean fits(Suite suite, List<Line> lines, SignatureAlgorithm algorithm) {
    List<Signing> signings = lines.stream().map(Line::signing).toList();
    boolean soap = signings.stream().anyMatch(Signing.WsSecurity.class::isInstance);
    boolean http = signings.stream().anyMatch(Signing.MessageSignature.class::isInstance);
    return switch (algorithm) {
      case RSA_SHA256 -> soap;
      case ECDSA_P256_SHA256 -> soap || algorithm.suite() == suite;
      case SM2_SM3, ED25519 -> (http || !soap) && algorithm.suite() == suite;
    };
  }

  /** Whether one of these lines takes signed messages. */
  static boolean takesSigned(List<Line> lines) {
    return lines.stream().map(Line::signing).anyMatch(SigningRules::isSigned);
  }

  private static boolean isSigned(Signing signing) {
    return switch (signing) {
      case Signing.MessageSignature(), Signing.WsSecurity(Duration _), Signing.NationalSeal _ ->
          true;
      case Signing.Hmac _, Signing.ChannelOnly() -> false;
    };
  }

  private void refuseIf(boolean broken, String why) {
    refuse(broken, "signing", why);
  }

  private void refuse(boolean broken, String certificate, String why) {
    if (broken) {
      throw new IllegalArgumentException(party + ", " + certificate + " certificate: " + why);
    }
  }
}
