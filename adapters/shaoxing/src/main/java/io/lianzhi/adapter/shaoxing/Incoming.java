package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.code.BeijingDay;
import java.time.LocalDate;
import java.util.Optional;

/** A document out of its envelope, before anything in it is believed. */
sealed interface Incoming {
  /** The letter's id as far as it can be read, for a refusal. */
  Optional<LetterId> id();

  /**
   * The letter.
   *
   * @throws RefusedException at the element that is wrong
   */
  Letter read(Opened opened, ShaoxingMapping mapping);

  private static LocalDate day(Opened opened) {
    return BeijingDay.of(opened.at());
  }

  record OfLetter(Element letter) implements Incoming {
    @Override
    public Optional<LetterId> id() {
      return ShaoxingMapping.idOf(letter);
    }

    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      return mapping.readLetter(letter, opened.party(), day(opened));
    }
  }

  record OfObject(ObjectId object, Element condition) implements Incoming {
    static OfObject in(Element root, ObjectId object) {
      return new OfObject(object, ShaoxingMapping.condition(root, object));
    }

    @Override
    public Optional<LetterId> id() {
      return ShaoxingMapping.idOf(condition);
    }

    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      return mapping.readObject(condition, object, opened.party(), day(opened));
    }
  }

  /** What Shaoxing answered a question at once; which question, the headers say. */
  record OfAnswer(RawMessage raw, Element body) implements Incoming {
    static OfAnswer in(Element root, RawMessage raw) {
      try {
        return new OfAnswer(
            raw,
            root.find("body")
                .orElseThrow(
                    () -> new InvalidValue(RefusalCode.SCHEMA, "no body", "<root><body>")));
      } catch (InvalidValue invalid) {
        throw Refused.of(invalid, "body").asException();
      }
    }

    @Override
    public Optional<LetterId> id() {
      return AnswerTo.id(raw);
    }

    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      LocalDate day = day(opened);
      return AnswerTo.of(raw, mapping, day).letter(mapping.readRecord(body, day), opened.party());
    }
  }
}
