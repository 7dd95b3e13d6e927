package io.lianzhi.adapter.quzhou;

import java.util.Set;

/**
 * What the data gateway's codes mean, as configured: their list is not published. Any code that
 * stands nowhere here is a refusal of the letter.
 *
 * @param ok taken
 * @param ended the secret is no longer good
 * @param clock our clock is off, they say
 * @param later nothing is wrong with the letter, and the same can go again later
 * @param notFound they know no such vehicle
 */
record ReplyCodes(
    String ok, Set<String> ended, Set<String> clock, Set<String> later, Set<String> notFound) {
  ReplyCodes {
    ended = Set.copyOf(ended);
    clock = Set.copyOf(clock);
    later = Set.copyOf(later);
    notFound = Set.copyOf(notFound);
  }
}
