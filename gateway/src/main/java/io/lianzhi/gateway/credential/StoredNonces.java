package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.Batcher;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.keys.IndexKey;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Signatures taken by any node on this database, before or after any restart. What this node knows
 * itself it refuses from memory; everything else is asked of the table, where of several nodes that
 * take the same at once one is the first. While the table is away nothing is taken unasked.
 *
 * <p>Kept of each are 64 bits of an HMAC under a key of the keystore, so that nobody can choose
 * where it falls. A false alarm, once in billions, is a refusal that the sender mends by signing
 * again.
 */
public final class StoredNonces implements Nonces, Alive, AutoCloseable {
  private static final Duration GATHERS = Duration.ofMillis(2);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** How far the clocks of two nodes may be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final RecentHashes recent = new RecentHashes();
  private final IndexKey key;
  private final NonceTable table;
  private final Clock clock;
  private final Batcher<NonceTable.Taken, Boolean> batcher;
  private final Rounds sweeping;

  /**
   * @param key the same on all nodes
   * @param batchSizes is told how many were written together
   */
  public StoredNonces(DataSource database, IndexKey key, Clock clock, LongConsumer batchSizes) {
    this.key = key;
    this.table = new NonceTable(database);
    this.clock = clock;
    this.batcher = new Batcher<>("nonces", table::add, batchSizes, GATHERS);
    this.sweeping =
        new Rounds(
            "nonces-sweep", SWEEP, this::sweep, "signatures out of time are kept a little longer");
    sweeping.start();
  }

  @Override
  public boolean first(String nonce, Instant until, Instant now) {
    long hash = ByteBuffer.wrap(key.index("nonce", nonce)).getLong();
    if (recent.has(hash, now)) {
      return false;
    }
    boolean first = written(new NonceTable.Taken(hash, until));
    recent.add(hash, until, now);
    return first;
  }

  private boolean written(NonceTable.Taken taken) {
    try {
      return batcher.submit(taken).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StoreUnavailable away) {
        throw away;
      }
      throw failed;
    }
  }

  private void sweep() {
    try {
      table.forget(clock.instant().minus(CLOCKS));
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  @Override
  public String name() {
    return "nonces";
  }

  @Override
  public boolean alive() {
    return batcher.isAlive();
  }

  @Override
  public void close() {
    sweeping.close();
    batcher.close();
  }
}
