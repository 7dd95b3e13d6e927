package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (GB 32100) with both its checks: position 17 closes the organisation
 * code (GB 11714), position 18 the whole.
 *
 * <p>Where the line is: a wrong form or a failed check is refused, except that the codes which
 * really were issued with a wrong last character ({@code credit_code_pilots.csv}: Xiamen's pilot of
 * 2015) are accepted with a {@linkplain #warnings warning}. In those the organisation code still
 * holds, so a typing error in one of them is still found.
 */
public record UnifiedCreditCode(String value) implements Doubtful {
  private static final Pattern FORM =
      Pattern.compile("[1-9A-HJ-NP-RTUWXY][1-9A-HJ-NP-RTUWXY]\\d{6}[0-9A-HJ-NP-RTUWXY]{10}");

  public UnifiedCreditCode {
    Checks.form(
        FORM,
        value,
        "not a unified credit code by its form",
        "18 characters 0-9, A-Z without I, O, S, V and Z, upper case (GB 32100)");
    Checks.require(
        CreditCodeChecks.organisationHolds(value),
        "the organisation code's check character does not fit",
        "the check character of GB 11714 in position 17");
    Checks.require(
        CreditCodeChecks.wholeHolds(value) || CreditCodeChecks.isPilot(value),
        "the credit code's check character does not fit",
        "the check character of GB 32100 in position 18");
  }

  /** Reads a code in lower case or full width, with blanks around it. */
  public static UnifiedCreditCode of(String raw) {
    String halfWidth = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return new UnifiedCreditCode(halfWidth.strip().toUpperCase(Locale.ROOT));
  }

  /** Whether both checks hold. */
  public boolean conforms() {
    return CreditCodeChecks.wholeHolds(value);
  }

  /** That an accepted code does not conform, whatever the day. */
  @Override
  public List<WarningCode> warnings(LocalDate day) {
    return conforms() ? List.of() : List.of(WarningCode.CREDIT_CODE_CHECK);
  }

  /** The county of registration that positions 3 to 8 name, where the table knows it. */
  public Optional<Region> registration() {
    return Regions.find(value.substring(2, 8));
  }

  /** The organisation code (GB 11714), positions 9 to 17. */
  public String organisationCode() {
    return value.substring(8, 17);
  }
}
