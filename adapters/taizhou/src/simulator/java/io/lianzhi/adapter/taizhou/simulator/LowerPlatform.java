package io.lianzhi.adapter.taizhou.simulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Taizhou's positioning platform: it calls the hub, logs in, keeps the link alive, is called back,
 * and comes again when it is cut off.
 */
final class LowerPlatform implements AutoCloseable {
  static final String HOST = "localhost";

  private static final Duration AGAIN = Duration.ofMillis(300);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration MOMENT = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Messages that came by the main link. */
  final List<Integer> heard = new CopyOnWriteArrayList<>();

  /** RESULT of each login. */
  final List<Integer> results = new CopyOnWriteArrayList<>();

  final BackLinkServer back;

  private final int hubPort;
  private final String password;
  private final SSLContext tls;
  private final LinkFrames frames;
  private final Supplier<LinkBehaviour> behaviour;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile int verifyCode;
  private volatile Socket main = new Socket();
  private volatile boolean loggedIn;
  private volatile boolean closed;

  /**
   * Begins to call.
   *
   * @param newer the edition of 2019
   */
  LowerPlatform(
      int hubPort, String password, SSLContext tls, boolean newer, Supplier<LinkBehaviour> how) {
    this.hubPort = hubPort;
    this.password = password;
    this.tls = tls;
    this.frames = new LinkFrames(Telling.CENTRE, newer);
    this.behaviour = how;
    this.back = new BackLinkServer(tls, frames, () -> verifyCode, how);
    Thread.ofVirtual().start(this::call);
    Thread.ofVirtual().start(this::beat);
  }

  boolean isLoggedIn() {
    return loggedIn;
  }

  /** Breaks off, and comes again by itself. */
  void reset() {
    loggedIn = false;
    LinkWire.end(main);
  }

  private void call() {
    while (!closed) {
      try (Socket socket = tls.getSocketFactory().createSocket(HOST, hubPort)) {
        main = socket;
        for (byte[] packet : telling().greeting(password, HOST, back.port())) {
          socket.getOutputStream().write(packet);
        }
        LinkWire.readOn(socket, frames, this::on);
      } catch (IOException away) {
        // It comes again.
      }
      loggedIn = false;
      LinkWire.pause(AGAIN);
    }
  }

  private Telling telling() {
    return new Telling(frames, behaviour.get());
  }

  private void on(Socket socket, LinkFrames.Read frame) {
    heard.add(frame.type());
    switch (frame.type()) {
      case 0x1002 -> {
        results.add((int) frame.body()[0]);
        verifyCode = ByteBuffer.wrap(frame.body()).getInt(1);
        asked.set(0);
        answered.set(0);
        loggedIn = frame.body()[0] == 0;
      }
      case 0x1006 -> answered.incrementAndGet();
      default -> {}
    }
  }

  private void beat() {
    while (!closed) {
      LinkWire.pause(BEAT);
      if (loggedIn && behaviour.get() != LinkBehaviour.SILENT) {
        ask();
      }
    }
  }

  private synchronized int ask() {
    int number = asked.incrementAndGet();
    write(frames.clear(0x1005, new byte[0]));
    return number;
  }

  private synchronized void write(byte[] bytes) {
    try {
      main.getOutputStream().write(bytes);
    } catch (IOException away) {
      // What was to be said is lost, as on the road.
    }
  }

  /** One packet after the other, and nothing between them. */
  private synchronized void write(List<byte[]> packets) {
    for (byte[] packet : packets) {
      write(packet);
      LinkWire.pause(MOMENT);
    }
  }

  /** Tells the hub something, as the behaviour has it, once it is logged in. */
  void tell(int type, byte[] body) {
    await(() -> loggedIn);
    write(telling().packets(type, body));
    if (behaviour.get() == LinkBehaviour.RESETS) {
      settle();
      reset();
    }
  }

  /** Waits until the hub has read all that was sent: it answers in order. */
  boolean settle() {
    int number = ask();
    return await(() -> answered.get() >= number);
  }

  private static boolean await(BooleanSupplier holds) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      LinkWire.pause(MOMENT);
    }
    return holds.getAsBoolean();
  }

  void logOut() {
    write(telling().logout(password));
  }

  @Override
  public void close() {
    closed = true;
    back.close();
    LinkWire.end(main);
  }
}
