package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;

/** The arithmetic of GB 32100 and GB 11714. */
final class CreditCodeChecks {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ORGANISATION_CHECKS = "0X987654321";
  private static final int ORGANISATION = 8;
  private static final Table PILOTS = Table.shipped("credit_code_pilots");

  private CreditCodeChecks() {}

  static boolean wholeHolds(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * CHARACTERS.indexOf(code.charAt(i));
    }
    int modulus = CHARACTERS.length();
    return code.charAt(WEIGHTS.length) == CHARACTERS.charAt((modulus - sum % modulus) % modulus);
  }

  static boolean organisationHolds(String code) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(code.charAt(ORGANISATION + i), 36);
    }
    char check = ORGANISATION_CHECKS.charAt(sum % ORGANISATION_CHECKS.length());
    return code.charAt(ORGANISATION + ORGANISATION_WEIGHTS.length) == check;
  }

  /** Whether the code belongs to a range that was issued with wrong last characters. */
  static boolean isPilot(String code) {
    return PILOTS.rows().stream()
        .anyMatch(row ->
            code.startsWith(row.get("region"), 2)
                && code.startsWith(row.get("organisation"), ORGANISATION));
  }
}
