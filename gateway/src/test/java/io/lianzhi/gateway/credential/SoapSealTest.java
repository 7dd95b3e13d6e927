package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Attacks.refuses;
import static io.lianzhi.gateway.credential.Cities.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker can do to a signed SOAP letter; each table ends with the letter as it was. */
class SoapSealTest {
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofMinutes(10);
  private static final Line SOAP =
      new Line.Http("letters", "POST", "/soap/letters", new Signing.WsSecurity(SKEW));
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final Seals seals =
      new Seals((_, _) -> List.of(), List.of("localhost"), new MemoryNonces());
  private final Identity signer = Cities.signing(SignatureAlgorithm.ECDSA_P256_SHA256);
  private final Party shaoxing = Cities.party("shaoxing", Suite.INTERNATIONAL, signer);

  private static RawMessage raw(byte[] body) {
    return new RawMessage("letters", "application/soap+xml", body);
  }

  private static RawMessage raw(String body) {
    return raw(body.getBytes(UTF_8));
  }

  private void refusesAll(Party party, Map<String, RawMessage> attacks) {
    attacks.forEach(
        (what, raw) -> refuses(what, RefusalCode.SIGNATURE, seals, party, SOAP, raw, NOW));
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "RSA_SHA256"})
  void takesALetterOnlyAsItsPartySignedIt(SignatureAlgorithm algorithm) throws Exception {
    Identity own = Cities.signing(algorithm);
    Identity other = Cities.signing(algorithm);
    Party party = Cities.party("shaoxing", Suite.INTERNATIONAL, own);
    byte[] good = SoapLetter.signed(own, NOW);
    String text = new String(good, UTF_8);

    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("unsigned", raw(SoapLetter.unsigned(own, NOW)));
    attacks.put("nothing", raw(""));
    attacks.put("a stranger's certificate", raw(SoapLetter.signed(other, NOW)));
    attacks.put("a stranger's key under this one", raw(SoapLetter.signed(own, other, NOW)));
    attacks.put("another plate", raw(text.replace("浙D12345", "浙D12346")));
    attacks.put("another time", raw(text.replace(":00Z</u:Created>", ":01Z</u:Created>")));
    refusesAll(party, attacks);

    assertThat(seals.open(party, SOAP, raw(good), NOW).proof())
        .isInstanceOfSatisfying(
            Proof.SignedMessage.class, proof -> assertThat(proof.chain()).isEqualTo(own.chain()));
  }

  @Test
  void withoutACertificateNothingIsTaken() throws Exception {
    RawMessage letter = raw(SoapLetter.signed(signer, NOW));
    Party keyless = Cities.party("shaoxing", Suite.INTERNATIONAL);
    Identity over =
        Cities.signing(
            SignatureAlgorithm.ECDSA_P256_SHA256,
            new Validity(Cities.NOVEMBER.from(), NOW.minusSeconds(1)));
    Party late = Cities.party("shaoxing", Suite.INTERNATIONAL, over);
    refusesAll(
        keyless, Map.of("signed", letter, "unsigned", raw(SoapLetter.unsigned(signer, NOW))));
    refusesAll(late, Map.of("expired", raw(SoapLetter.signed(over, NOW))));
    assertThat(seals.open(shaoxing, SOAP, letter, NOW)).isNotNull();
  }

  @Test
  void takesALetterInsideItsWindowOnceUntilTheVeryEnd() throws Exception {
    Instant ahead = NOW.plus(SKEW);
    RawMessage letter = raw(SoapLetter.signed(signer, ahead));
    refusesAll(
        shaoxing,
        Map.of(
            "to come", raw(SoapLetter.signed(signer, ahead.plusSeconds(1))),
            "too old", raw(SoapLetter.signed(signer, NOW.minus(AGE).minus(SKEW).minusSeconds(1)))));

    assertThat(seals.open(shaoxing, SOAP, letter, NOW)).isNotNull();

    Instant end = ahead.plus(AGE).plus(SKEW);
    for (Instant again : List.of(NOW, NOW.plusSeconds(601), NOW.plusSeconds(1201), end)) {
      refuses("again at " + again, RefusalCode.REPLAY, seals, shaoxing, SOAP, letter, again);
    }
    refuses("too late", RefusalCode.SIGNATURE, seals, shaoxing, SOAP, letter, end.plusSeconds(1));
    RawMessage another = raw(SoapLetter.signed(signer, NOW.minus(AGE).minus(SKEW)));
    assertThat(seals.open(shaoxing, SOAP, another, NOW)).isNotNull();
  }

  /** Whoever has seen the signature (r, s) can write (r, n−s), which is as good. */
  @Test
  void aReplayUnderTheSignaturesTwinIsAReplay() throws Exception {
    String letter = new String(SoapLetter.signed(signer, NOW), UTF_8);
    String value = letter.replaceAll("(?s).*<SignatureValue>(.*)</SignatureValue>.*", "$1");
    RawMessage twin = raw(letter.replace(value, twin(value)));
    assertThat(seals.open(shaoxing, SOAP, raw(letter), NOW)).isNotNull();
    refuses("the twin", RefusalCode.REPLAY, seals, shaoxing, SOAP, twin, NOW);
    assertThat(
            new Seals((_, _) -> List.of(), List.of(), new MemoryNonces())
                .open(shaoxing, SOAP, twin, NOW))
        .isNotNull();
  }

  private static String twin(String base64) {
    byte[] signature = Base64.getMimeDecoder().decode(base64.replace("&#13;", ""));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] other = HexFormat.of().parseHex("%064x".formatted(P256_ORDER.subtract(s)));
    System.arraycopy(other, 0, signature, 32, 32);
    return Base64.getEncoder().encodeToString(signature);
  }
}
