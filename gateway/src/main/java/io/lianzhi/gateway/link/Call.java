package io.lianzhi.gateway.link;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a party: its connection, the one back, and between them the adapter's session, which
 * is told what happens and whose steps are done. All of it goes one after the other; while an
 * arrival waits for the store, neither connection is read.
 */
final class Call {
  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SLOWEST = Duration.ofSeconds(30);

  private final Switchboard board;
  private final Seat seat;
  private final Shown shown;
  private final Connection in;
  private final Session session;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<Connection> back = Optional.empty();
  private volatile Optional<Thread> waiting = Optional.empty();
  private volatile boolean over;

  Call(Switchboard board, Shown shown, Connection in) {
    this.board = board;
    this.seat = board.seat();
    this.shown = shown;
    this.in = in;
    this.session = seat.party().adapter().connected(seat.line());
  }

  /** Listens until the call is over, and nothing of it waits for the store any more. */
  void run() {
    try {
      in.readOn(bytes -> happens(() -> session.received(Way.IN, bytes)));
    } finally {
      end();
      // Whoever has the turn is done with it.
      happens(List::of);
    }
  }

  private void end() {
    over = true;
    in.close();
    back.ifPresent(Connection::close);
  }

  /** Ends the call at once; an arrival that waits for the store goes on waiting. */
  void cut() {
    over = true;
    in.cut();
    back.ifPresent(Connection::cut);
  }

  /** Says goodbye, and ends; what is not on disk after some patience is given up. */
  void close() {
    try {
      if (turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          tell(session::closing);
        } finally {
          turn.unlock();
        }
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    cut();
    waiting.ifPresent(Thread::interrupt);
  }

  /** Looks after the call, about every second. */
  void watch() {
    in.endIfStuck(SLOWEST);
    back.ifPresent(each -> each.endIfStuck(SLOWEST));
    if (!board.holds(shown)) {
      cut();
    } else if (!turn.isLocked()) {
      Thread.ofVirtual().name("link-" + seat).start(this::elapsed);
    }
  }

  private void elapsed() {
    if (turn.tryLock()) {
      try {
        tell(session::elapsed);
      } finally {
        turn.unlock();
      }
    }
  }

  private void happens(Supplier<List<Step>> what) {
    turn.lock();
    try {
      tell(what);
    } finally {
      turn.unlock();
    }
  }

  /** Tells the session, and does its steps; one that stumbles ends its call, and no other. */
  private void tell(Supplier<List<Step>> what) {
    try {
      perform(over ? List.of() : what.get());
    } catch (RuntimeException broken) {
      LOG.error("a session on {} failed", seat, broken);
      cut();
    }
  }

  private void perform(List<Step> steps) {
    for (Step step : steps) {
      if (over) {
        return;
      }
      perform(step);
    }
  }

  private void perform(Step step) {
    switch (step) {
      case Step.Send(Way way, byte[] bytes) -> connection(way).ifPresent(it -> it.send(bytes));
      case Step.HangUp(Way way) -> hangUp(way);
      case Step.Count(String what, long times) -> board.metrics().count(seat, what, times);
      case Step.CallBack() -> callBack();
      case Step.Supersede() -> board.endOthers(this);
      case Step.Arrive(RawMessage raw) -> arrive(raw);
    }
  }

  private Optional<Connection> connection(Way way) {
    return switch (way) {
      case IN -> Optional.of(in);
      case BACK -> back;
    };
  }

  private void hangUp(Way way) {
    switch (way) {
      case IN -> end();
      case BACK -> back.ifPresent(Connection::close);
    }
  }

  private void arrive(RawMessage raw) {
    waiting = Optional.of(Thread.currentThread());
    try {
      board.entry().take(raw, shown);
    } catch (InterruptedException stopping) {
      LOG.warn("a message on {} was not on disk when the hub stopped", seat);
      end();
    } finally {
      waiting = Optional.empty();
    }
  }

  private void callBack() {
    if (back.isEmpty()) {
      Thread.ofVirtual().name("link-back-" + seat).start(this::reach);
    }
  }

  private void reach() {
    try (Connection reached = board.callsBack().connect()) {
      back = Optional.of(reached);
      happens(session::calledBack);
      reached.readOn(bytes -> happens(() -> session.received(Way.BACK, bytes)));
    } catch (IOException unreachable) {
      LOG.info("{} cannot be called back: {}", seat, unreachable.getClass().getSimpleName());
    } finally {
      back = Optional.empty();
      happens(session::lost);
    }
  }
}
