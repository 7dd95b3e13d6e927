package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.Dispatcher;
import io.lianzhi.gateway.Poller;
import io.lianzhi.gateway.Resumer;
import io.lianzhi.gateway.outbox.Outbox;
import java.sql.SQLException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Starts carrying and polling once the house stands, and stops them before it falls. */
final class Work implements SmartLifecycle {
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final Poller poller;
  private final Resumer resumer;
  private volatile boolean running;

  Work(Outbox outbox, Dispatcher dispatcher, Poller poller, Resumer resumer) {
    this.resumer = resumer;
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.poller = poller;
  }

  /** Before the door opens and after it has closed: what is taken is carried. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }

  @Override
  public void start() {
    try {
      outbox.start(dispatcher);
    } catch (SQLException away) {
      throw new IllegalStateException("the store is away", away);
    }
    poller.start();
    resumer.start();
    running = true;
  }

  @Override
  public void stop() {
    resumer.close();
    poller.close();
    outbox.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
