package io.lianzhi.gateway.wiring;

import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the keys of what was refused once its thirty days are over: at the start, and then every
 * day.
 */
final class Quarantine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final RetentionKeys keys;
  private final Clock clock;
  private final Thread thread = Thread.ofVirtual().name("quarantine").unstarted(this::run);

  Quarantine(RetentionKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        endOrTryTomorrow();
        Thread.sleep(DAY);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void endOrTryTomorrow() {
    try {
      end();
    } catch (RuntimeException unwritable) {
      LOG.error("the keys of refused content were not destroyed; tried again tomorrow", unwritable);
    }
  }

  void end() {
    List<RetentionKeyId> ended =
        keys.destroyExpiredQuarantine(LocalDate.ofInstant(clock.instant(), CHINA));
    if (!ended.isEmpty()) {
      LOG.info("destroyed the keys of refused content of {} days", ended.size());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
