package io.lianzhi.gateway;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tries the way to a party as it would be if something of the house were another: opens its adapter
 * once more in such a house, tests the connection, and closes it. The adapter that is seated and
 * whatever it keeps are not touched.
 */
public final class Rehearsal {
  private final Map<PartyId, Seat> seats;

  /** What a party's adapter is opened by, and in. */
  public record Seat(AdapterFactory factory, AdapterHouse house) {}

  public Rehearsal(Map<PartyId, Seat> seats) {
    this.seats = Map.copyOf(seats);
  }

  /** The house of a party's adapter; empty where there is no such party. */
  public Optional<AdapterHouse> house(PartyId party) {
    return Optional.ofNullable(seats.get(party)).map(Seat::house);
  }

  /**
   * The steps of the adapter up to the first trouble; empty where there is no such party.
   *
   * @param change makes the house in which it is opened, of the one that it has
   */
  public Optional<List<Step>> test(PartyId party, UnaryOperator<AdapterHouse> change) {
    return Optional.ofNullable(seats.get(party))
        .map(seat -> test(seat.factory().open(change.apply(seat.house()))));
  }

  private static List<Step> test(Adapter adapter) {
    try {
      return adapter.testConnection();
    } finally {
      adapter.close();
    }
  }
}
