package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.queue.QueueLines;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Reads the parties' queues while the door is open: after carrying began, until before it ends. */
final class QueueReading implements SmartLifecycle {
  private final QueueLines lines;
  private volatile boolean running;

  QueueReading(QueueLines lines) {
    this.lines = lines;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE;
  }

  @Override
  public void start() {
    lines.start();
    running = true;
  }

  @Override
  public void stop() {
    lines.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
