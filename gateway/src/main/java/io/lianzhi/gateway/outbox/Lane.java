package io.lianzhi.gateway.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The parcels of one lane that this node holds in memory: one in flight for each subject, many
 * subjects at once. Not safe for many threads: its carrier guards it.
 */
final class Lane {
  private static final int MOST = 1024;
  private static final int LOW = 256;

  private record Delayed(int subject, long at) {}

  private final LaneName name;
  private final Map<Integer, Deque<OutboxParcel>> bySubject = new HashMap<>();
  private final Deque<Integer> ready = new ArrayDeque<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(java.util.Comparator.comparingLong(Delayed::at));
  private final Map<Long, Integer> attempts = new HashMap<>();
  private final Set<Long> known = new HashSet<>();
  private Set<Long> left = new HashSet<>();
  private Set<Long> leftEarlier = new HashSet<>();
  private boolean more = true;
  private int inFlight;

  Lane(LaneName name) {
    this.name = name;
  }

  LaneName name() {
    return name;
  }

  /** Takes a parcel just committed; while the database holds more, it waits its turn there. */
  void offer(OutboxParcel parcel) {
    if (more || known.size() >= MOST) {
      more = true;
    } else {
      add(parcel);
    }
  }

  /** Takes a page read from the database. */
  void refill(List<OutboxParcel> page, boolean complete) {
    page.stream().filter(parcel -> !isKnown(parcel.number())).forEach(this::add);
    more = !complete;
  }

  private void add(OutboxParcel parcel) {
    if (!known.add(parcel.number())) {
      return;
    }
    Deque<OutboxParcel> queue = bySubject.get(parcel.label().subject());
    if (queue == null) {
      queue = new ArrayDeque<>(2);
      bySubject.put(parcel.label().subject(), queue);
      ready.add(parcel.label().subject());
    }
    queue.add(parcel);
  }

  boolean isKnown(long number) {
    return known.contains(number) || left.contains(number) || leftEarlier.contains(number);
  }

  /** The numbers not to read again. */
  Long[] knownNumbers() {
    Set<Long> all = new HashSet<>(known);
    all.addAll(left);
    all.addAll(leftEarlier);
    return all.toArray(Long[]::new);
  }

  boolean wantsRefill() {
    return more && known.size() <= LOW;
  }

  boolean holdsAll() {
    return !more;
  }

  /** The next parcel whose subject has none in flight. */
  Optional<OutboxParcel> take(long now) {
    while (!delayed.isEmpty() && delayed.peek().at() <= now) {
      ready.add(delayed.remove().subject());
    }
    Integer subject = ready.poll();
    if (subject == null) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(queue(subject).getFirst());
  }

  private Deque<OutboxParcel> queue(int subject) {
    return Objects.requireNonNull(bySubject.get(subject), "a subject in flight has a queue");
  }

  /** The parcel need not be handed over again; its subject goes on. */
  void done(OutboxParcel parcel) {
    inFlight--;
    attempts.remove(parcel.number());
    int subject = parcel.label().subject();
    Deque<OutboxParcel> queue = queue(subject);
    queue.removeFirst();
    if (queue.isEmpty()) {
      bySubject.remove(subject);
    } else {
      ready.add(subject);
    }
  }

  /** Its row is gone. Remembered for two polls, which may have read it before. */
  void settled(long number) {
    known.remove(number);
    left.add(number);
  }

  /** A poll has ended. */
  void polled() {
    leftEarlier = left;
    left = new HashSet<>();
  }

  /** The parcel is to be tried again, its subject not before {@code at}. */
  void delay(OutboxParcel parcel, long at) {
    inFlight--;
    delayed.add(new Delayed(parcel.label().subject(), at));
  }

  /** Counts one more attempt in vain. */
  int failed(OutboxParcel parcel) {
    return attempts.merge(parcel.number(), 1, Integer::sum);
  }

  boolean idle() {
    return inFlight == 0;
  }
}
