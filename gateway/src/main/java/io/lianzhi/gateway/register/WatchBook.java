package io.lianzhi.gateway.register;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Watch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The orders in memory, by vehicle. Readers wait for nobody. */
final class WatchBook {
  private record Order(PartyId party, PartyId requester, String id) {}

  private record Vehicle(PartyId party, ByteBuffer index) {}

  private record Entry(Order order, Vehicle vehicle, Instant from, Watch watch) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(watch.until());
    }
  }

  private final Map<Order, Entry> orders = new HashMap<>();
  private final Map<Vehicle, List<Entry>> byVehicle = new ConcurrentHashMap<>();

  boolean isEmpty() {
    return byVehicle.isEmpty();
  }

  List<Watch> of(PartyId party, ByteBuffer vehicle, Instant at) {
    return byVehicle.getOrDefault(new Vehicle(party, vehicle), List.of()).stream()
        .filter(entry -> entry.holds(at))
        .map(Entry::watch)
        .toList();
  }

  /** Takes an order as it stands now, in the place of what was known of it. */
  synchronized void put(Change change) {
    Watch watch = change.watch();
    Order order = new Order(change.party(), watch.requester(), watch.orderId());
    Optional<Entry> before = Optional.ofNullable(orders.get(order));
    Optional<Entry> after =
        change
            .vehicle()
            .map(index ->
                new Entry(order, new Vehicle(change.party(), index), change.from(), watch));
    after.ifPresent(this::add);
    before
        .filter(old -> after.filter(entry -> entry.vehicle().equals(old.vehicle())).isEmpty())
        .ifPresent(this::remove);
    after.ifPresentOrElse(entry -> orders.put(order, entry), () -> orders.remove(order));
  }

  /** Forgets what had ended by then. */
  synchronized void forget(Instant end) {
    List<Entry> ended =
        orders.values().stream().filter(entry -> entry.watch().until().isBefore(end)).toList();
    ended.forEach(this::remove);
    ended.forEach(entry -> orders.remove(entry.order()));
  }

  private void add(Entry entry) {
    byVehicle.compute(
        entry.vehicle(),
        (vehicle, known) -> {
          List<Entry> all = others(entry, Optional.ofNullable(known));
          all.add(entry);
          return all;
        });
  }

  private void remove(Entry entry) {
    byVehicle.computeIfPresent(
        entry.vehicle(),
        (vehicle, known) -> {
          List<Entry> rest = others(entry, Optional.of(known));
          return rest.isEmpty() ? null : rest;
        });
  }

  /** A list of its own: readers may be in the one before. */
  private static List<Entry> others(Entry entry, Optional<List<Entry>> known) {
    List<Entry> others = new ArrayList<>(known.orElse(List.of()));
    others.removeIf(other -> other.order().equals(entry.order()));
    return others;
  }
}
