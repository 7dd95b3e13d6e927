package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Seat;
import java.util.stream.Stream;

/** A vehicle that a city is asked to look out for, until it need not any longer. */
final class Watching {
  private final Letters letters;
  private final Sending sending;

  Watching(Letters letters, Sending sending) {
    this.letters = letters;
    this.sending = sending;
  }

  Stream<Act> acts(City city) {
    Letter order = letters.watchOrder(city);
    Letter revocation = letters.watchRevocation(order);
    Once<String> ordered = new Once<>(() -> sending.send(LetterJson.write(order)));
    Stream<Act> always =
        Stream.of(
            sending.delivered("a vehicle to look out for", order, Day.facts(order), ordered),
            sending.delivered(
                "nobody need look out for it any longer",
                revocation,
                Day.facts(revocation),
                ordered.then(() -> sending.send(LetterJson.write(revocation)))),
            endless(letters.watchOrder(city)));
    return city.spots() ? Stream.concat(always, Stream.of(passing(city))) : always;
  }

  /** What the city's system tells of it answers the order. */
  private Act passing(City city) {
    Letter order = letters.watchOrder(city, Seat.ON_THE_ROAD);
    return sending.answeredLater(
        "a vehicle to look out for, which passes", order, Day.facts(order));
  }

  private Act endless(Letter order) {
    byte[] letter = LetterTree.of(order).item("validTo", "2023-11-19T00:00:00Z").bytes();
    return sending.refused(
        "to look out for a vehicle for two years",
        order,
        RefusalCode.SCHEMA,
        () -> sending.send(letter));
  }
}
