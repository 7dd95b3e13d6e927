package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Envelopes;
import io.lianzhi.security.envelope.SealBrokenException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One party's secrets. Issued ones are kept sealed in the database; whoever renews one holds a
 * lease on it, so that one node asks the party and the others find the answer. No transaction is
 * open while the party is asked.
 */
public final class Secrets implements SharedSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
  private static final Duration EARLY = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final PartyId party;
  private final Map<String, Secret> configured;
  private final SharedRegister register;
  private final IssuedSecretTable table;
  private final ContentKey key;
  private final Clock clock;
  private final Map<String, Issued> known = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> renewals = new ConcurrentHashMap<>();

  /**
   * @param configured secrets given by configuration
   * @param register of those that come and go while the hub runs
   */
  public Secrets(
      PartyId party,
      Map<String, Secret> configured,
      SharedRegister register,
      DataSource database,
      ContentKey key,
      Clock clock) {
    this.party = party;
    this.configured = Map.copyOf(configured);
    this.register = register;
    this.table = new IssuedSecretTable(database, party);
    this.key = key;
    this.clock = clock;
  }

  /** What is missing is entered by an administrator, while the hub runs. */
  @Override
  public void needs(String name, Pattern form) {
    register.declare(party, name, form);
    Optional.ofNullable(configured.get(name)).ifPresent(secret -> note(name, form, secret));
    if (register.current(party, name).isEmpty()) {
      LOG.info(
          "{}: no secret {} counts; until one is approved nothing goes that needs it", party, name);
    }
  }

  private void note(String name, Pattern form, Secret secret) {
    if (!form.matcher(secret.reveal()).matches()) {
      throw new IllegalArgumentException(
          "lianzhi.parties."
              + party
              + ".secrets."
              + name
              + " is blank, or not as their system has it");
    }
    register.configure(party, SharedKind.SECRET, name, secret);
  }

  @Override
  public String shared(String name) {
    return register
        .current(party, name)
        .map(Secret::reveal)
        .orElseThrow(() -> NotNow.withoutSecret(name));
  }

  @Override
  public boolean takes(String name, String shown, Instant at) {
    return register.takes(party, name, shown, at);
  }

  @Override
  public String configured(String name) {
    return Optional.ofNullable(configured.get(name))
        .map(Secret::reveal)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "lianzhi.parties." + party + ".secrets." + name + " is not configured"));
  }

  @Override
  public String issued(String name, Supplier<Issued> renew) {
    return held(name).orElseGet(() -> fetchAlone(name, renew)).value();
  }

  @Override
  public void discard(String name, String value) {
    refused.put(name, value);
  }

  private Optional<Issued> held(String name) {
    return Optional.ofNullable(known.get(name)).filter(secret -> isGood(name, secret));
  }

  private boolean isGood(String name, Issued secret) {
    return secret.until().minus(EARLY).isAfter(clock.instant())
        && !secret.value().equals(refused.get(name));
  }

  /** One thread of this node fetches; the others find it done. */
  private Issued fetchAlone(String name, Supplier<Issued> renew) {
    ReentrantLock lock = renewals.computeIfAbsent(name, each -> new ReentrantLock());
    lock.lock();
    try {
      Issued fresh = held(name).orElseGet(() -> fetch(name, renew));
      known.put(name, fresh);
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  private Issued fetch(String name, Supplier<Issued> renew) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      Optional<Issued> kept = table.find(name).flatMap(row -> kept(name, row));
      if (kept.isPresent()) {
        return kept.get();
      }
      Optional<IssuedSecretTable.Row> lease = table.lease(name, LEASE);
      if (lease.isPresent()) {
        return renew(name, lease.get(), renew);
      }
      pause();
    }
    throw new UncheckedIOException(
        new IOException("another node has been renewing " + name + " of " + party + " too long"));
  }

  private Issued renew(String name, IssuedSecretTable.Row lease, Supplier<Issued> renew) {
    boolean written = false;
    try {
      Optional<Issued> meanwhile = kept(name, lease);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Issued fresh = renew.get();
      byte[] content = fresh.value().getBytes(StandardCharsets.UTF_8);
      byte[] sealed = Envelopes.seal(key, content, context(name));
      written = table.keep(name, lease.fence(), sealed, fresh.until());
      return fresh;
    } finally {
      if (!written) {
        table.release(name, lease.fence());
      }
    }
  }

  /** What the row holds, if it is of use; what does not open is asked for anew. */
  private Optional<Issued> kept(String name, IssuedSecretTable.Row row) {
    try {
      return row.until()
          .map(until -> new Issued(open(name, row.sealed()), until))
          .filter(secret -> isGood(name, secret));
    } catch (SealBrokenException otherKeystore) {
      LOG.warn("the kept {} of {} does not open and is asked for anew", name, party);
      return Optional.empty();
    }
  }

  private String open(String name, byte[] sealed) {
    return new String(Envelopes.open(key, sealed, context(name)), StandardCharsets.UTF_8);
  }

  private byte[] context(String name) {
    return (party + "/" + name).getBytes(StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("stopped while waiting"));
    }
  }
}
