package io.lianzhi.contracts;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A refusal in words for people, in Chinese or English. It never holds a value of the letter.
 *
 * @param title what it is, in a few words
 * @param detail what happened, where in the letter, under which clause, and the accepted form
 * @param accepted the accepted form of a wrong value, by itself
 * @param move whose move it is, and what that one can do
 * @param again whether sending again is safe, and how
 * @param nextStep {@code move} and {@code again} as one text
 */
public record RefusalText(
    String title,
    String detail,
    Optional<String> accepted,
    String move,
    String again,
    String nextStep) {
  private static final ResourceBundle ZH = bundle(Locale.CHINESE);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);

  /** In English where {@code locale} is English, else in Chinese. */
  public static RefusalText of(Refused refused, Locale locale) {
    ResourceBundle words = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? EN : ZH;
    RefusalCode code = refused.code();
    String move = words.getString(code + ".move");
    String again = words.getString("resend." + code.resend());
    return new RefusalText(
        words.getString(code + ".title"),
        detail(refused, words),
        accepted(refused, words),
        move,
        again,
        move + words.getString("joint") + again);
  }

  private static String detail(Refused refused, ResourceBundle words) {
    Stream.Builder<String> sentences = Stream.builder();
    sentences.add(words.getString(refused.code() + ".detail"));
    if (!refused.at().isBlank()) {
      sentences.add(with(words, "at", refused.at()));
    }
    accepted(refused, words).ifPresent(form -> sentences.add(with(words, "accepted", form)));
    refused.clause().ifPresent(clause -> sentences.add(with(words, "clause", clause.toString())));
    return sentences.build().collect(Collectors.joining(words.getString("joint")));
  }

  private static Optional<String> accepted(Refused refused, ResourceBundle words) {
    return refused.accepted().map(form -> isChinese(words) ? AcceptedForms.inChinese(form) : form);
  }

  private static boolean isChinese(ResourceBundle words) {
    return words.getLocale().equals(Locale.CHINESE);
  }

  private static String with(ResourceBundle words, String name, String content) {
    return words.getString("with." + name).replace("{0}", content);
  }

  private static ResourceBundle bundle(Locale locale) {
    try {
      return ResourceBundle.getBundle(
          "io.lianzhi.contracts.refusals",
          locale,
          RefusalText.class.getClassLoader(),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    } catch (MissingResourceException broken) {
      throw new IllegalStateException("the words of refusals are missing: " + locale, broken);
    }
  }
}
