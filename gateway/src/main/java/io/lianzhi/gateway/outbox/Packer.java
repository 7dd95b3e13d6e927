package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.RetentionKeyId;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a sealed parcel of a release, in the addressee's form. */
public final class Packer {
  private static final Logger LOG = LoggerFactory.getLogger(Packer.class);

  private final Sealer sealer;
  private final IndexKey subjects;
  private final Waiters waiters;
  private final MemorandumPins pins;

  /** The same where texts are not kept. */
  public Packer(Sealer sealer, IndexKey subjects, Waiters waiters) {
    this(sealer, subjects, waiters, MemorandumPins.none());
  }

  /**
   * @param pins name the texts by which copies are released
   */
  public Packer(Sealer sealer, IndexKey subjects, Waiters waiters, MemorandumPins pins) {
    this.sealer = sealer;
    this.subjects = subjects;
    this.waiters = waiters;
    this.pins = pins;
  }

  /**
   * Packs one copy. Where the adapter cannot write it the released letter itself is kept, parked,
   * and nobody else's copy suffers.
   */
  public Packed pack(
      Arrival arrival, Release release, Adapter adapter, Suite suite, String mapping) {
    try {
      RawMessage message = adapter.encode(release.letter());
      Optional<Letter> kept = release.letter().answers().map(question -> release.letter());
      return packed(arrival, release, suite, new Body(message, kept), Optional.empty(), mapping);
    } catch (RefusedException cannot) {
      return stuck(arrival, release, suite, cannot.refused(), mapping);
    } catch (RuntimeException broken) {
      LOG.atError()
          .addKeyValue("incident", Incident.of(arrival.number()).number())
          .addKeyValue("party", release.to().value())
          .setCause(broken)
          .log("the adapter failed to write the copy");
      Refused why = Refused.of(RefusalCode.FIELD_NOT_RELEASABLE, "adapter");
      return stuck(arrival, release, suite, why, mapping);
    }
  }

  private Packed stuck(Arrival arrival, Release release, Suite suite, Refused why, String mapping) {
    Letter letter = release.letter();
    RawMessage unwritten =
        new RawMessage("unwritten", "application/json", LetterJson.write(letter));
    return packed(
        arrival,
        release,
        suite,
        new Body(unwritten, Optional.of(letter)),
        Optional.of(why),
        mapping);
  }

  private Packed packed(
      Arrival arrival,
      Release release,
      Suite suite,
      Body body,
      Optional<Refused> stuck,
      String mapping) {
    RetentionKeyId retention =
        new RetentionKeyId(
            release.clause().memorandum(), release.clause().number(), release.keptUntil());
    Sealed sealed =
        sealer.seal(
            suite, retention, arrival.number(), Sealer.copyFor(release.to()), body.toBytes());
    return new Packed(
        new OutboxParcel(label(arrival, release), sealed, body),
        stuck,
        pins.pin(mapping, release.clause()));
  }

  private OutboxParcel.Label label(Arrival arrival, Release release) {
    Letter letter = release.letter();
    int subject = ByteBuffer.wrap(subjects.index("subject", letter.item().subject())).getInt();
    return new OutboxParcel.Label(
        arrival.number(),
        release.to(),
        lane(letter, release.to(), subject),
        subject,
        letter.from().party(),
        letter.id(),
        letter.item().kind(),
        letter.urgency(),
        letter.answers(),
        letter.answerBy(),
        arrival.at(),
        release.clause());
  }

  private LaneName lane(Letter letter, PartyId to, int subject) {
    if (letter.item().kind().isQuestion()) {
      return LaneName.QUESTIONS;
    }
    boolean waited =
        letter
            .answers()
            .filter(question -> waiters.waits(to, question, letter.from().party()))
            .isPresent();
    return waited ? LaneName.ANSWERS : LaneName.of(to, subject);
  }
}
