package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.testkit.Doc;
import java.util.Map;

/** What the hub answered on Hangzhou's own lines, held against Hangzhou's own contract. */
record HubReply(int status, byte[] body) {
  /** What is said of a letter that is taken, and of a question that is answered. */
  static final String OK = "ok";

  /** {@code ok} when a letter is taken: 200 and a receipt that says so. */
  String saidOfLetter() {
    return status == 200 && isReceipt() && code().equals("OK") ? OK : hindrance();
  }

  /**
   * {@code ok} when a question is answered: 200 and a vehicle. Taken without an answer, which is
   * 202, is {@code UNANSWERED}.
   */
  String saidOfQuestion() {
    if (status == 200 && isAnswer()) {
      return OK;
    }
    return status == 202 && isReceipt() && code().equals("OK") ? "UNANSWERED" : hindrance();
  }

  boolean isAnswer() {
    return Contract.shipped().fits("CarInfo", document());
  }

  private boolean isReceipt() {
    return Contract.shipped().fits("Receipt", document());
  }

  private boolean isProblem() {
    return Contract.shipped().fits("Problem", document());
  }

  private String code() {
    return document().text("code").orElse("");
  }

  /** The code of what stands in the way; the bare status where the answer is in no form of ours. */
  private String hindrance() {
    boolean said = isProblem() || isReceipt();
    return said && !code().equals("OK") ? code() : "HTTP " + status;
  }

  /** The body as a document; an empty one where it is none. */
  Doc document() {
    try {
      return Doc.read(body);
    } catch (InvalidValue unreadable) {
      return new Doc(Map.of());
    }
  }
}
