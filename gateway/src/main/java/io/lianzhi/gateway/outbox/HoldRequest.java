package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;

/**
 * One letter is to be kept beyond its time.
 *
 * @param matter for which, such as a court's file number; at most 100 characters
 * @param reason in words that hold no content of the letter; at most 500 characters
 */
public record HoldRequest(Incident letter, String matter, String reason) {
  private static final int LONGEST_MATTER = 100;
  private static final int LONGEST_REASON = 500;

  public HoldRequest {
    if (matter.isBlank() || matter.length() > LONGEST_MATTER) {
      throw new IllegalArgumentException("a matter has 1 to " + LONGEST_MATTER + " characters");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
    }
  }
}
