package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Attacks.refuses;
import static io.lianzhi.gateway.credential.Attacks.with;
import static io.lianzhi.gateway.credential.Attacks.withBody;
import static io.lianzhi.gateway.credential.Attacks.without;
import static io.lianzhi.gateway.credential.Cities.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What an attacker can do to a web-hook, and to a line without any signature. */
class HmacSealTest {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Line WEBHOOK =
      new Line.Http(
          "webhook",
          "POST",
          "/webhook",
          new Signing.Hmac("x-signature", "x-time", "webhook", TOLERANCE));
  private static final Line PLAIN =
      new Line.Http("plain", "POST", "/plain", new Signing.ChannelOnly());
  private static final String SECRET = "shared with Hangzhou";
  private static final String BODY = "{\"event\":1}";

  private final Party hangzhou = Cities.party("hangzhou", Suite.INTERNATIONAL);
  private final Seals seals = seals(Map.of("webhook", Secret.of(SECRET)));

  private Seals seals(Map<String, Secret> secrets) {
    return seals((party, name) -> {
      boolean theirs = party.equals(hangzhou.id()) && secrets.containsKey(name);
      return theirs ? List.of(secrets.get(name)) : List.of();
    });
  }

  private static Seals seals(TakenSecrets secrets) {
    return new Seals(secrets, List.of("localhost"), new MemoryNonces());
  }

  private static RawMessage coded(String secret, Instant at) {
    String time = Long.toString(at.getEpochSecond());
    MacKey key = MacKey.of(Suite.INTERNATIONAL, secret.getBytes(UTF_8));
    String code = HexFormat.of().formatHex(key.code((time + "." + BODY).getBytes(UTF_8)));
    Map<String, String> headers =
        Map.of("x-time", time, "x-signature", code, ":client-certificate", "c0ffee");
    return new RawMessage("webhook", "application/json", headers, BODY.getBytes(UTF_8));
  }

  private void refusesAll(Seals asked, Map<String, RawMessage> attacks) {
    attacks.forEach(
        (what, raw) -> refuses(what, RefusalCode.SIGNATURE, asked, hangzhou, WEBHOOK, raw, NOW));
  }

  @Test
  void takesAWebHookOnlyAsItsPartyCodedIt() {
    RawMessage good = coded(SECRET, NOW);
    Map<String, RawMessage> attacks = new LinkedHashMap<>();
    attacks.put("another secret", coded("shared with nobody", NOW));
    attacks.put("another body", withBody(good, new byte[] {1}));
    attacks.put("another time", with(good, "x-time", Long.toString(NOW.getEpochSecond() + 1)));
    attacks.put("no time", without(good, "x-time"));
    attacks.put("no number", with(good, "x-time", "today"));
    attacks.put("no moment", with(good, "x-time", Long.toString(Long.MAX_VALUE)));
    attacks.put("no code", without(good, "x-signature"));
    attacks.put("no hexadecimal code", with(good, "x-signature", "signed"));
    attacks.put("half a code", with(good, "x-signature", "00".repeat(16)));
    refusesAll(seals, attacks);
    assertThat(seals.open(hangzhou, WEBHOOK, good, NOW).proof())
        .isEqualTo(new Proof.Channel("webhook", "HMAC webhook under c0ffee"));
  }

  @Test
  void withoutASecretNothingIsTaken() {
    RawMessage good = coded(SECRET, NOW);
    refusesAll(seals(Map.of()), Map.of("no secret", good));
    refusesAll(seals(Map.of("webhook", Secret.of(""))), Map.of("an empty secret", good));
    refusesAll(seals(Map.of("other", Secret.of(SECRET))), Map.of("another's secret", good));
    assertThat(seals.open(hangzhou, WEBHOOK, good, NOW)).isNotNull();
  }

  @Test
  void takesAWebHookUnderTheOldSecretAndTheNextWhileBothCount() {
    RawMessage old = coded(SECRET, NOW);
    RawMessage next = coded("the next one", NOW);
    List<Secret> counting =
        new CopyOnWriteArrayList<>(List.of(Secret.of(SECRET), Secret.of("the next one")));
    Seals both = seals((_, _) -> counting);
    assertThat(both.open(hangzhou, WEBHOOK, old, NOW)).isNotNull();
    assertThat(both.open(hangzhou, WEBHOOK, next, NOW)).isNotNull();
    refusesAll(both, Map.of("neither", coded("shared with nobody", NOW)));
    counting.removeFirst();
    refusesAll(both, Map.of("the old one", old));
    assertThat(both.open(hangzhou, WEBHOOK, next, NOW)).isNotNull();
    counting.clear();
    refusesAll(both, Map.of("the old one", old, "the next one", next));
  }

  @Test
  void takesAWebHookUpToItsToleranceAndTwiceIfItComesTwice() {
    Instant oldest = NOW.minus(TOLERANCE);
    Instant newest = NOW.plus(TOLERANCE);
    refusesAll(
        seals,
        Map.of(
            "too old", coded(SECRET, oldest.minusSeconds(1)),
            "to come", coded(SECRET, newest.plusSeconds(1))));
    for (Instant at : List.of(oldest, newest, NOW, NOW)) {
      assertThat(seals.open(hangzhou, WEBHOOK, coded(SECRET, at), NOW)).isNotNull();
    }
  }

  @Test
  void aChannelsProofSaysWhichCertificateOpenedIt() {
    RawMessage arrived = coded(SECRET, NOW);
    assertThat(seals.open(hangzhou, PLAIN, arrived, NOW).proof())
        .isEqualTo(new Proof.Channel("plain", "c0ffee"));
    RawMessage fetched = without(arrived, ":client-certificate");
    assertThat(seals.open(hangzhou, PLAIN, fetched, NOW).proof())
        .isEqualTo(new Proof.Channel("plain", "called by the hub"));
    RawMessage plain =
        new RawMessage("plain", "", Map.of(":client-address", "192.0.2.1"), fetched.body());
    assertThat(seals.open(hangzhou, PLAIN, plain, NOW).proof())
        .isEqualTo(new Proof.Channel("plain", "plain TCP from 192.0.2.1"));
  }
}
