package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A person by a token that only holders of the memorandum's key can make again from the identity
 * number; the number itself is never in it.
 *
 * @param token SM3-HMAC, 64 hexadecimal digits in lower case
 * @param maskedName such as 张*
 */
public record PersonSubject(String token, String maskedName) implements Subject {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

  public PersonSubject {
    Checks.form(TOKEN, token, "not a person token", "64 hexadecimal digits, lower case");
    maskedName = new MaskedText(maskedName).value();
  }

  @Override
  public String key() {
    return token;
  }

  @Override
  public String toString() {
    return "PersonSubject[***]";
  }
}
