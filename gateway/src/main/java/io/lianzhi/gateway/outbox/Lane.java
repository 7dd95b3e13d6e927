package io.lianzhi.gateway.outbox;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The parcels of one lane that this node holds in memory: one in flight for each subject, many
 * subjects at once. A subject's parcels go in the order of their commits: what was just committed
 * is taken from memory only while the database holds nothing that is not here. Not safe for many
 * threads: its carrier guards it.
 */
final class Lane {
  private static final int MOST = 256;
  private static final int LOW = 64;
  private static final long MOST_BYTES = 4 << 20;

  private record Delayed(int subject, long at) {}

  private final LaneName name;
  private final Map<Integer, Deque<OutboxParcel>> bySubject = new HashMap<>();
  private final Deque<Integer> ready = new ArrayDeque<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparingLong(Delayed::at));
  private final Map<Long, Integer> attempts = new HashMap<>();
  private final Set<Long> known = new HashSet<>();
  private Set<Long> left = new HashSet<>();
  private Set<Long> leftEarlier = new HashSet<>();
  private long fence;
  private long bytes;
  private boolean more = true;
  private boolean missed;
  private int inFlight;
  private int unwritten;

  Lane(LaneName name) {
    this.name = name;
  }

  LaneName name() {
    return name;
  }

  /** The number under which this node holds the lane; it grows with every change of hands. */
  long fence() {
    return fence;
  }

  void fence(long number) {
    fence = number;
  }

  /**
   * Takes a parcel just committed; while the database holds more, it waits its turn there.
   *
   * @param alone no other node commits: nothing of its subject can stand before it unseen
   */
  void offer(OutboxParcel parcel, boolean alone) {
    if (alone && !more && known.size() < MOST && bytes < MOST_BYTES) {
      add(parcel);
    } else {
      more = true;
      missed = true;
    }
  }

  /** A page is about to be read: what is committed from now on may not be on it. */
  void reading() {
    missed = false;
  }

  /** Takes a page read from the database. */
  void refill(ParcelReader.Page page) {
    page.parcels().stream().filter(parcel -> !isKnown(parcel.number())).forEach(this::add);
    known.addAll(page.strange());
    page.damaged().forEach(row -> known.add(row.number()));
    more = !page.complete() || missed;
  }

  /** The database holds rows that are not here. */
  void behind() {
    more = true;
  }

  private void add(OutboxParcel parcel) {
    if (!known.add(parcel.number())) {
      return;
    }
    bytes += parcel.size();
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
    return more && known.size() <= LOW && bytes <= MOST_BYTES / 2;
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

  /** The parcel need not be handed over again, its row will go; its subject goes on. */
  void done(OutboxParcel parcel) {
    inFlight--;
    unwritten++;
    bytes -= parcel.size();
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
    unwritten--;
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

  /** Nothing is on its way, and nothing that arrived is still unwritten. */
  boolean idle() {
    return inFlight == 0 && unwritten == 0;
  }
}
