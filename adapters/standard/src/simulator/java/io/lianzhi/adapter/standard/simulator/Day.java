package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Jinhua's share of 19 November 2021: of ordinary letters, 40 percent overload records, 35 percent
 * copy notices, 17 percent vehicle questions and 8 percent blacklist letters; and each difficulty
 * once or more. Acts can be played in any order, and at once: one that needs another to have gone
 * before sends that one first.
 */
final class Day {
  static final PartyId HANGZHOU = new PartyId("hangzhou");
  static final PartyId SHAOXING = new PartyId("shaoxing");
  static final List<PartyId> CITIES = List.of(HANGZHOU, SHAOXING);
  static final String ORDINARY = "ordinary";

  private static final int REMOVAL_ONE_IN = 3;

  private final Synthetic synthetic;
  private final Letters letters;
  private final Sending sending;
  private final List<Act> acts = new ArrayList<>();

  private Day(PartyId party, long seed, Sending sending) {
    this.synthetic = new Synthetic(seed);
    this.letters = new Letters(party, synthetic);
    this.sending = sending;
  }

  /** The day of a party that sends everything. */
  static List<Act> of(PartyId party, long seed, int ordinary, Sending sending) {
    Day day = new Day(party, seed, sending);
    List<Act> difficult = new Difficulties(day.letters, sending).acts();
    for (int i = 0; i < ordinary; i++) {
      day.add(i * 37 % 100);
    }
    return day.mixed(difficult);
  }

  /** The day of a party that asks, and sends nothing else. */
  static List<Act> ofAsker(PartyId party, long seed, int ordinary, Sending sending) {
    Day day = new Day(party, seed, sending);
    for (int i = 0; i < ordinary; i++) {
      day.addQuestion(day.city());
    }
    return day.mixed(new Difficulties(day.letters, sending).ofAsker());
  }

  private void add(int share) {
    if (share < 40) {
      addDelivered(letters.overload(city()));
    } else if (share < 75) {
      addDelivered(letters.copyNotice(city()));
    } else if (share < 92) {
      addQuestion(city());
    } else {
      addListing();
    }
  }

  private PartyId city() {
    return synthetic.pick(CITIES);
  }

  private void addDelivered(Letter letter) {
    acts.add(sending.delivered(ORDINARY, letter, facts(letter)));
  }

  private void addQuestion(PartyId to) {
    Letter question = letters.question(to);
    acts.add(sending.answered(ORDINARY, question, facts(question)));
  }

  private void addListing() {
    Letter listed = letters.entry(CITIES);
    Once<String> list = new Once<>(() -> sending.send(LetterJson.write(listed)));
    acts.add(sending.delivered(ORDINARY, listed, facts(listed), list));
    if (synthetic.below(REMOVAL_ONE_IN) == 0) {
      Letter removal = letters.removal(listed);
      acts.add(
          sending.delivered(
              ORDINARY,
              removal,
              facts(removal),
              list.then(() -> sending.send(LetterJson.write(removal)))));
    }
  }

  /** The difficult letters spread among the ordinary ones. */
  private List<Act> mixed(List<Act> difficult) {
    List<Act> day = new ArrayList<>(acts);
    for (Act act : difficult) {
      day.add(synthetic.below(day.size() + 1), act);
    }
    return day;
  }

  /** What every addressee's form carries, and every memorandum releases. */
  static Map<String, String> facts(Letter letter) {
    Map<String, String> facts = new java.util.HashMap<>(Facts.of(letter));
    facts.keySet().retainAll(List.of("plate", "colour", "totalKg", "limitKg", "entry"));
    return facts;
  }
}
