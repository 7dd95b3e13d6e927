package io.lianzhi.gateway.wiring;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Goes on while the door is open: begins after carrying began, and stops before that ends. */
final class WhileOpen implements SmartLifecycle {
  private final Runnable begin;
  private final Runnable stop;
  private volatile boolean running;

  WhileOpen(Runnable begin, Runnable stop) {
    this.begin = begin;
    this.stop = stop;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE;
  }

  @Override
  public void start() {
    begin.run();
    running = true;
  }

  @Override
  public void stop() {
    stop.run();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
