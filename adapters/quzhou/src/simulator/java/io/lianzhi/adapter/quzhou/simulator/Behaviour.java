package io.lianzhi.adapter.quzhou.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of how Quzhou's system can behave. */
enum Behaviour {
  WELL("well"),
  /** Answers after two seconds. */
  SLOW("slow"),
  /** Takes the request and never answers. */
  SILENT("silent"),
  /** Takes it, and the connection breaks before the answer. */
  LOST("lost"),
  /** Takes it, and the connection breaks in the middle of the answer. */
  HALF("half"),
  /** Answers a byte at a time, without end. */
  ENDLESS("endless"),
  /** 429 with {@code Retry-After: 2}. */
  BUSY("429"),
  BROKEN("500"),
  UNAVAILABLE("503"),
  /** 404 with a page that a proxy made. */
  MISPLACED("404"),
  /** 200 with bytes that are no JSON. */
  GARBAGE("garbage"),
  /** 200 with code 21: the partner behind the gateway is away. */
  AWAY("away"),
  /** Ends all secrets that it gave out, before their time, and goes on well. */
  SECRETS_ENDED("end-secrets"),
  /** Finds every MD5 sign wrong, however right. */
  WRONG_SIGN("wrong-sign"),
  /** Gives out no secrets: 429 with {@code Retry-After: 2}. */
  SECRETS_BUSY("secrets-429"),
  /** Gives out secrets that no sign can be made of. */
  SECRETS_GARBAGE("secrets-garbage"),
  /** Says that the hub's clock is off. */
  HUB_CLOCK("hub-clock"),
  /** Finds every SM2 signature wrong. */
  WRONG_SIGNATURE("wrong-signature"),
  /** Reads each letter and takes none, inside of an HTTP 200. */
  REFUSING("refuse"),
  /** Refuses each letter by a code that its contract does not name. */
  WRONG_CODE("wrong-code"),
  /** Answers questions with a vehicle type that is in no table. */
  WRONG_TYPE("wrong-type"),
  /** Answers questions about another vehicle. */
  OTHER_VEHICLE("other-vehicle"),
  /** Answers questions with bytes that are no seal. */
  GARBAGE_SEAL("garbage-seal"),
  /** Shows a certificate that has run out: needs {@code expired.pem} in its folder. */
  EXPIRED_CERTIFICATE("expired-certificate"),
  /** Signs and seals by a certificate that nobody has registered. */
  FOREIGN_SIGNER("foreign-certificate"),
  /** Signs as r‖s, not as DER. */
  RAW_SIGNATURES("raw-signatures"),
  /** Seals by SM2 in the order C1C3C2 without the byte before the point. */
  RAW_KEYS("raw-keys"),
  /** Seals by SM2 in the old order C1C2C3. */
  OLD_ORDER("c1c2c3"),
  /** Signs and seals in one structure. */
  IN_ONE("signed-and-enveloped"),
  /** Stamps its letters by a clock that is two minutes fast. */
  CLOCK_FAST("clock-skewed", Duration.ofMinutes(2)),
  /** Stamps its letters by a clock that is two minutes slow. */
  CLOCK_SLOW("clock-slow", Duration.ofMinutes(-2)),
  /** Stamps its letters by a clock that is ten minutes slow: nobody should believe them. */
  CLOCK_WRONG("clock-wrong", Duration.ofMinutes(-10)),
  /** Sends each letter twice. */
  DUPLICATE("duplicate");

  private final String word;
  private final Duration ahead;

  Behaviour(String word) {
    this(word, Duration.ZERO);
  }

  Behaviour(String word, Duration ahead) {
    this.word = word;
    this.ahead = ahead;
  }

  /** The name by which it is asked for. */
  String word() {
    return word;
  }

  /** How far its clock is ahead. */
  Duration ahead() {
    return ahead;
  }

  /** The behaviour of that name; {@code normal} is what other stand-ins call {@code well}. */
  static Behaviour of(String word) {
    return Stream.of(values())
        .filter(behaviour -> behaviour.word.equals(word.equals("normal") ? WELL.word : word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("behaviours: " + words()));
  }

  private static List<String> words() {
    return Stream.of(values()).map(behaviour -> behaviour.word).toList();
  }
}
