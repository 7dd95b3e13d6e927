package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.testkit.Doc;
import java.util.Map;
import java.util.Optional;

/**
 * What the hub answered on Quzhou's own lines, out of its seal and held against Quzhou's contract.
 *
 * @param plain empty where the reply was not sealed, or its seal does not hold
 */
record HubReply(int status, Optional<byte[]> plain) {
  /** What is said of a letter that is taken, and of a question that is answered. */
  static final String OK = "ok";

  private static final String TAKEN = "00";
  private static final String UNANSWERED = "01";

  /** {@code ok} when a letter is taken: a receipt that says so. */
  String saidOfLetter() {
    return code().equals(TAKEN) && fits("receipt", datas()) ? OK : hindrance();
  }

  /** {@code ok} when a question is answered; taken without an answer is {@code UNANSWERED}. */
  String saidOfQuestion() {
    if (isAnswer()) {
      return OK;
    }
    return code().equals(UNANSWERED) && fits("receipt", datas()) ? "UNANSWERED" : hindrance();
  }

  boolean isAnswer() {
    return code().equals(TAKEN) && fits("vehicleRecordLetter", datas());
  }

  private static boolean fits(String name, Doc document) {
    return Contract.shipped().fits(name, document);
  }

  /** The code of what stands in the way; the bare status where the answer is in no form of ours. */
  private String hindrance() {
    boolean said = fits("reply", document()) && !code().equals(TAKEN);
    return said ? code() : "HTTP " + status;
  }

  private String code() {
    return document().text("code").orElse("");
  }

  Doc datas() {
    return document().within("datas");
  }

  private Doc document() {
    try {
      return plain.map(Doc::read).orElseGet(() -> new Doc(Map.of()));
    } catch (InvalidValue unreadable) {
      return new Doc(Map.of());
    }
  }
}
