package io.lianzhi.contracts;

import java.util.Locale;

/** What can be odd in a letter that is taken. A code never changes its meaning. */
public enum WarningCode {
  /** A credit code of those that were really issued with a wrong last character (GB 32100). */
  CREDIT_CODE_CHECK(
      "统一社会信用代码的末位校验字符不符，按早期试点代码接收，请核对",
      "the credit code's check character does not fit; taken as an early pilot code, please check"),
  /** A code that its table has, and that was not in use on the day of what the letter tells of. */
  CODE_NOT_IN_USE(
      "该代码在所述日期未在使用，请核对", "the code was not in use on the day in question, please check");

  private final String zh;
  private final String en;

  WarningCode(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In English where {@code locale} is English, else in Chinese. */
  public String text(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
  }
}
