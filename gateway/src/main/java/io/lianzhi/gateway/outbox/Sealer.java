package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.envelope.Envelopes;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.KeyDestroyedException;
import io.lianzhi.security.keys.RetentionKey;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Seals and opens stored content, each letter and each addressee's copy under a key of its own,
 * derived from the retention key of the clause that let it through.
 */
public final class Sealer {
  static final String ORIGINAL = "original";

  /** An addressee's copy: whatever a party is called, it is not the original. */
  static String copyFor(PartyId party) {
    return "to:" + party;
  }

  private final RetentionKeys keys;
  private final Optional<HeldContents> held;

  /** One that knows of no holds. */
  public Sealer(RetentionKeys keys) {
    this(keys, Optional.empty());
  }

  /**
   * @param held what is opened although its time is over
   */
  public Sealer(RetentionKeys keys, HeldContents held) {
    this(keys, Optional.of(held));
  }

  private Sealer(RetentionKeys keys, Optional<HeldContents> held) {
    this.keys = keys;
    this.held = held;
  }

  Sealed seal(Suite suite, RetentionKeyId retention, long number, String part, byte[] content) {
    byte[] bytes =
        Envelopes.seal(
            keys.forSealing(retention).letterKey(suite, number, part),
            content,
            context(number, part));
    return new Sealed(suite, retention, bytes);
  }

  /**
   * What a party said to its copy, sealed as the copy is; nothing where the copy's time has ended.
   */
  Optional<Sealed> sealWords(OutboxParcel parcel, String words) {
    return sealWords(parcel.sealed(), parcel.number(), parcel.party(), words);
  }

  /** The same under the key of {@code like}, where the copy itself is gone. */
  Optional<Sealed> sealWords(Sealed like, long number, PartyId party, String words) {
    byte[] fit = ForeignWords.fit(words).getBytes(StandardCharsets.UTF_8);
    try {
      return Optional.of(seal(like.suite(), like.retention(), number, wordsOf(party), fit));
    } catch (KeyDestroyedException ended) {
      return Optional.empty();
    }
  }

  /** What a party said, while it may be read. */
  Optional<String> openWords(Sealed words, long number, PartyId party) {
    try {
      return Optional.of(new String(open(words, number, wordsOf(party)), StandardCharsets.UTF_8));
    } catch (KeyDestroyedException ended) {
      return Optional.empty();
    }
  }

  static String wordsOf(PartyId party) {
    return "said:" + party;
  }

  /**
   * Opens content while it may be read: until its time is over, or as long as a hold keeps it.
   *
   * @throws KeyDestroyedException afterwards
   */
  byte[] open(Sealed sealed, long number, String part) {
    RetentionKey key;
    try {
      key = keys.forOpening(sealed.retention());
    } catch (KeyDestroyedException over) {
      return held.flatMap(kept -> kept.open(sealed)).orElseThrow(() -> over);
    }
    return Envelopes.open(
        key.letterKey(sealed.suite(), number, part), sealed.bytes(), context(number, part));
  }

  boolean isOver(RetentionKeyId retention) {
    return keys.isDestroyed(retention);
  }

  private static byte[] context(long number, String part) {
    return (number + "/" + part).getBytes(StandardCharsets.UTF_8);
  }
}
