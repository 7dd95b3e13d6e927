package io.lianzhi.contracts;

/**
 * A value breaks the rule of its type. Thrown by value types only; {@link #accepted} says the
 * accepted form in words. The message never repeats the value: it may be personal.
 */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final String accepted;

  public InvalidValue(RefusalCode code, String message, String accepted) {
    super(message);
    this.code = code;
    this.accepted = accepted;
  }

  public RefusalCode code() {
    return code;
  }

  public String accepted() {
    return accepted;
  }
}
