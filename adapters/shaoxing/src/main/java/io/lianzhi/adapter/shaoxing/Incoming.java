package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.code.BeijingDay;
import java.time.LocalDate;

/** A document out of its envelope, before anything in it is believed. */
sealed interface Incoming {
  /** The element that has the letter's head. */
  Element head();

  /**
   * The letter.
   *
   * @throws RefusedException at the element that is wrong
   */
  Letter read(Opened opened, ShaoxingMapping mapping);

  private static LocalDate day(Opened opened) {
    return BeijingDay.of(opened.at());
  }

  record OfLetter(Element head) implements Incoming {
    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      return mapping.readLetter(head, opened.party(), day(opened));
    }
  }

  record OfObject(ObjectId id, Element head) implements Incoming {
    static OfObject in(Element root, ObjectId id) {
      return new OfObject(id, ShaoxingMapping.condition(root, id));
    }

    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      return mapping.readObject(head, id, opened.party(), day(opened));
    }
  }

  /** What Shaoxing answered a question at once; whose question it was, the headers say. */
  record OfAnswer(Element head) implements Incoming {
    static OfAnswer in(Element root) {
      try {
        return new OfAnswer(
            root.find("body")
                .orElseThrow(
                    () -> new InvalidValue(RefusalCode.SCHEMA, "no body", "<root><body>")));
      } catch (InvalidValue invalid) {
        throw Refused.of(invalid, "body").asException();
      }
    }

    @Override
    public Letter read(Opened opened, ShaoxingMapping mapping) {
      return AnswerTo.of(opened.raw())
          .letter(head, mapping.readRecord(head, day(opened)), opened.party());
    }
  }
}
