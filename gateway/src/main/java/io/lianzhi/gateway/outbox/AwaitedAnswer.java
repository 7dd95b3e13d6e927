package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer that may come. Whoever takes it says whether it reached its asker; one that nobody took
 * goes by its party's lane. For one thread.
 */
public final class AwaitedAnswer implements AutoCloseable {
  private final Outbox outbox;
  private final Waiters.Waiter waiter;
  private Optional<OutboxParcel> taken = Optional.empty();

  AwaitedAnswer(Outbox outbox, Waiters.Waiter waiter) {
    this.outbox = outbox;
    this.waiter = waiter;
  }

  /** The released answer, if it comes in time. */
  public Optional<Letter> take(Duration longest) {
    try {
      taken = Optional.of(waiter.answer().get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException late) {
      outbox.leave(waiter);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
    return taken.flatMap(OutboxParcel::kept);
  }

  /** The answer reached its asker. */
  public void written() {
    taken.ifPresent(outbox::handed);
  }

  /** Its asker had gone. */
  public void lost() {
    taken.ifPresent(outbox::lost);
  }

  /** Nobody waits any more. */
  @Override
  public void close() {
    outbox.leave(waiter);
    if (taken.isEmpty() && waiter.answer().isDone()) {
      outbox.lost(waiter.answer().resultNow());
    }
  }
}
