package io.lianzhi.security.ledger;

/** Foreign bytes are not what they have to be. Says which, and holds nothing of their content. */
public final class FlawException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String chinese;

  FlawException(String english, String chinese) {
    super(english);
    this.chinese = chinese;
  }

  /** The flaw in one sentence, in both languages. */
  public Verdict.Flaw flaw() {
    return new Verdict.Flaw(String.valueOf(getMessage()), chinese);
  }
}
