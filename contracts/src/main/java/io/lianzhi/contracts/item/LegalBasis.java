package io.lianzhi.contracts.item;

import java.time.LocalDate;

/**
 * The law something rests on. Texts change, so the version's date belongs to it.
 *
 * @param title such as 公路安全保护条例
 * @param article such as {@code 66}
 */
public record LegalBasis(String title, LocalDate versionDate, String article) {
  private static final int LONGEST_TITLE = 128;
  private static final int LONGEST_ARTICLE = 64;

  public LegalBasis {
    Checks.text(title, LONGEST_TITLE, "title of a law");
    Checks.text(article, LONGEST_ARTICLE, "article");
  }
}
