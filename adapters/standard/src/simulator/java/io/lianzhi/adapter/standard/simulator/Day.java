package io.lianzhi.adapter.standard.simulator;

import static io.lianzhi.contracts.item.ItemKind.BLACKLIST_ENTRY;
import static io.lianzhi.contracts.item.ItemKind.BLACKLIST_REMOVAL;
import static io.lianzhi.contracts.item.ItemKind.COPY_NOTICE;
import static io.lianzhi.contracts.item.ItemKind.OVERLOAD_RECORD;
import static io.lianzhi.contracts.item.ItemKind.VEHICLE_QUESTION;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Act;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jinhua's share of 19 November 2021: of ordinary letters, 40 percent overload records, 35 percent
 * copy notices, 17 percent vehicle questions and 8 percent blacklist letters, to whichever cities
 * sit at the table; and each difficulty once or more. Acts can be played in any order, and at once:
 * one that needs another to have gone before sends that one first.
 */
final class Day {
  static final String ORDINARY = "ordinary";

  private static final int REMOVAL_ONE_IN = 3;

  private final Synthetic synthetic;
  private final Letters letters;
  private final List<City> cities;
  private final Sending sending;
  private final List<Act> acts = new ArrayList<>();

  private Day(PartyId party, List<City> cities, long seed, Sending sending) {
    this.synthetic = new Synthetic(seed);
    this.letters = new Letters(party, synthetic);
    this.cities = cities;
    this.sending = sending;
  }

  /** The day of a party that sends everything. */
  static List<Act> of(PartyId party, List<City> cities, long seed, int ordinary, Sending sending) {
    Day day = new Day(party, cities, seed, sending);
    List<Act> difficult = new Difficulties(day.letters, sending, cities).acts();
    for (int i = 0; i < ordinary; i++) {
      day.add(i * 37 % 100);
    }
    return day.mixed(difficult);
  }

  /** The day of a party that asks, and sends nothing else. */
  static List<Act> ofAsker(
      PartyId party, List<City> cities, long seed, int ordinary, Sending sending) {
    Day day = new Day(party, cities, seed, sending);
    for (int i = 0; i < ordinary; i++) {
      day.city(VEHICLE_QUESTION).ifPresent(day::addQuestion);
    }
    return day.mixed(new Difficulties(day.letters, sending, cities).ofAsker());
  }

  private void add(int share) {
    if (share < 40) {
      city(OVERLOAD_RECORD).ifPresent(city -> addDelivered(letters.overload(city)));
    } else if (share < 75) {
      city(COPY_NOTICE).ifPresent(city -> addDelivered(letters.copyNotice(city)));
    } else if (share < 92) {
      city(VEHICLE_QUESTION).ifPresent(this::addQuestion);
    } else {
      addListing(
          cities.stream()
              .filter(city -> city.takes(BLACKLIST_ENTRY) && city.takes(BLACKLIST_REMOVAL))
              .toList());
    }
  }

  private Optional<City> city(ItemKind kind) {
    List<City> taking = cities.stream().filter(city -> city.takes(kind)).toList();
    return taking.isEmpty() ? Optional.empty() : Optional.of(synthetic.pick(taking));
  }

  private void addDelivered(Letter letter) {
    acts.add(sending.delivered(ORDINARY, letter, facts(letter)));
  }

  private void addQuestion(City to) {
    Letter question = letters.question(to);
    acts.add(sending.answered(ORDINARY, question, facts(question)));
  }

  private void addListing(List<City> to) {
    if (to.isEmpty()) {
      return;
    }
    Letter listed = letters.entry(to);
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
    Map<String, String> facts = new HashMap<>(Facts.of(letter));
    facts
        .keySet()
        .retainAll(
            List.of(
                "plate", "colour", "totalKg", "limitKg", "region", "time", "driverName", "entry"));
    return facts;
  }
}
