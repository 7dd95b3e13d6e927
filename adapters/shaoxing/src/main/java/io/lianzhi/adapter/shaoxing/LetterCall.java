package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;

/** A call of the SOAP 1.2 service. */
final class LetterCall {
  private LetterCall() {}

  /**
   * The letter in the envelope.
   *
   * @throws RefusedException where the envelope does not hold one letter
   */
  static Element read(byte[] envelope) {
    Element call = Soap.V12.open(envelope);
    if (!call.is(ShaoxingMapping.LETTERS, "sendLetter")) {
      throw Refused.of(RefusalCode.SCHEMA, "Body", "sendLetter of " + ShaoxingMapping.LETTERS)
          .asException();
    }
    try {
      return call.find("letter")
          .filter(letter -> letter.is(ShaoxingMapping.LETTERS, "letter"))
          .orElseThrow(() -> new InvalidValue(RefusalCode.SCHEMA, "no letter", "one letter"));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "sendLetter").asException();
    }
  }
}
