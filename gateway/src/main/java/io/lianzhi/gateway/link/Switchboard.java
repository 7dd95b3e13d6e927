package io.lianzhi.gateway.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one line. A stranger's knock is counted, and nothing of it kept. So many may be about
 * to show themselves at a time, and so many calls of the party go on; who comes beyond that is
 * turned away at once.
 */
final class Switchboard {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
  private static final int BACKLOG = 64;
  private static final int CALLS = 8;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Seat seat;
  private final Doorman doorman;
  private final CallsBack callsBack;
  private final Entry entry;
  private final LinkMetrics metrics;
  private final Knocks knocks = new Knocks();
  private final Semaphore places = new Semaphore(CALLS);
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final ServerSocket socket;
  private final Thread accepting;
  private volatile boolean stopped;

  /**
   * Begins to listen.
   *
   * @throws UncheckedIOException where the port is not free
   */
  Switchboard(Seat seat, Doorman doorman, CallsBack callsBack, Entry entry, LinkMetrics metrics) {
    this.seat = seat;
    this.doorman = doorman;
    this.callsBack = callsBack;
    this.entry = entry;
    this.metrics = metrics;
    try {
      this.socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(seat.line().port()), BACKLOG);
    } catch (IOException taken) {
      throw new UncheckedIOException(seat + " cannot listen at " + seat.line().port(), taken);
    }
    this.accepting = Thread.ofVirtual().name("link-" + seat).start(this::accept);
  }

  Seat seat() {
    return seat;
  }

  LinkMetrics metrics() {
    return metrics;
  }

  Entry entry() {
    return entry;
  }

  CallsBack callsBack() {
    return callsBack;
  }

  boolean holds(Shown shown) {
    return doorman.holds(shown);
  }

  /** How many calls go on. */
  int calls() {
    return calls.size();
  }

  boolean alive() {
    return accepting.isAlive();
  }

  private void accept() {
    while (!stopped && !socket.isClosed()) {
      try {
        knock(socket.accept());
      } catch (IOException broken) {
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(stopped ? Duration.ZERO : PAUSE);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void knock(Socket knocked) {
    if (knocks.begin(knocked)) {
      Thread.ofVirtual().name("link-" + seat).start(() -> answer(knocked));
    } else {
      turnAway(knocked, "turned-away");
    }
  }

  private void answer(Socket knocked) {
    Optional<Doorman.Visitor> visitor = look(knocked);
    knocks.end(knocked);
    if (visitor.isEmpty()) {
      turnAway(knocked, "knocks");
    } else if (places.tryAcquire()) {
      try {
        talk(knocked, visitor.get());
      } finally {
        places.release();
      }
    } else {
      turnAway(knocked, "turned-away");
    }
  }

  private Optional<Doorman.Visitor> look(Socket knocked) {
    try {
      return doorman.look(knocked);
    } catch (IOException noHandshake) {
      return Optional.empty();
    }
  }

  private void talk(Socket knocked, Doorman.Visitor visitor) {
    try (Connection in = new Connection(knocked, visitor.socket(), seat.line().silence())) {
      Call call = new Call(this, visitor.shown(), in);
      calls.add(call);
      try {
        if (!stopped) {
          metrics.count(seat, "calls", 1);
          call.run();
        }
      } finally {
        calls.remove(call);
      }
    } catch (IOException gone) {
      turnAway(knocked, "knocks");
    } catch (RuntimeException broken) {
      LOG.error("a call on {} failed", seat, broken);
    }
  }

  private void turnAway(Socket knocked, String what) {
    metrics.count(seat, what, 1);
    Knocks.close(knocked);
  }

  /** The party has come anew: what is left of its other calls is ended. */
  void endOthers(Call anew) {
    List.copyOf(calls).stream().filter(call -> call != anew).forEach(Call::cut);
  }

  void watch() {
    knocks.watch();
    calls.forEach(Call::watch);
  }

  /** Stops listening, says goodbye, and waits a little for what is at hand. */
  void stop() {
    stopped = true;
    try {
      socket.close();
    } catch (IOException broken) {
      LOG.warn("the port of {} did not close", seat);
    }
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      calls.forEach(call -> all.execute(call::close));
    }
  }
}
