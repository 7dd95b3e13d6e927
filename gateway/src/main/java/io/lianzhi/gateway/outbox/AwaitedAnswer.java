package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer that may come. Whoever takes it says whether it reached its asker; one that nobody took
 * goes by its party's lane. For one thread.
 */
public final class AwaitedAnswer implements AutoCloseable {
  private final Outbox outbox;
  private final PartyId asker;
  private final LetterId question;
  private final CompletableFuture<OutboxParcel> coming;
  private Optional<OutboxParcel> taken = Optional.empty();

  AwaitedAnswer(
      Outbox outbox, PartyId asker, LetterId question, CompletableFuture<OutboxParcel> coming) {
    this.outbox = outbox;
    this.asker = asker;
    this.question = question;
    this.coming = coming;
  }

  /** The released answer, if it comes in time. */
  public Optional<Letter> take(Duration longest) {
    try {
      taken = Optional.of(coming.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException late) {
      outbox.leave(asker, question);
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
    outbox.leave(asker, question);
    if (taken.isEmpty() && coming.isDone()) {
      outbox.lost(coming.resultNow());
    }
  }
}
