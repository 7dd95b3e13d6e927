package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.link.Place;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Opens an adapter's TCP line in a test: real sockets by mutual TLS around the adapter's sessions,
 * their steps done in order, as the gateway does them. Every caller with a trusted certificate is
 * taken for the party, and what arrives is kept.
 */
public final class LinkHost implements AutoCloseable {
  private static final int TICK_MILLIS = 20;

  /** What went in, in order. */
  public final List<RawMessage> arrived = new CopyOnWriteArrayList<>();

  /** What the sessions counted. */
  public final Map<String, Long> counts = new ConcurrentHashMap<>();

  private final Adapter adapter;
  private final Line.Tcp line;
  private final SSLContext tls;
  private final ServerSocket listening;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /**
   * Begins to listen.
   *
   * @param tls the hub's, for both directions
   */
  public LinkHost(Adapter adapter, SSLContext tls) {
    this.adapter = adapter;
    this.tls = tls;
    this.line =
        adapter.lines().stream()
            .filter(Line.Tcp.class::isInstance)
            .map(Line.Tcp.class::cast)
            .findFirst()
            .orElseThrow();
    try {
      SSLServerSocket socket =
          (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(line.port());
      socket.setNeedClientAuth(true);
      this.listening = socket;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** How many sessions go on. */
  public int sessions() {
    return calls.size();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Call call = new Call(listening.accept());
        calls.add(call);
        Thread.ofVirtual().start(call::run);
        Thread.ofVirtual().start(call::tick);
      } catch (IOException broken) {
        // The next one may do better.
      }
    }
  }

  @Override
  public void close() {
    end(listening);
    calls.forEach(Call::end);
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception broken) {
      // It is closed all the same.
    }
  }

  private final class Call {
    private final Socket in;
    private final Session session = adapter.connected(line);
    private volatile Optional<Socket> back = Optional.empty();
    private volatile boolean over;

    Call(Socket in) {
      this.in = in;
    }

    void run() {
      readOn(in, Way.IN);
      end();
    }

    void tick() {
      while (!over) {
        happens(session::elapsed);
        try {
          Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }

    void end() {
      over = true;
      calls.remove(this);
      LinkHost.end(in);
      back.ifPresent(LinkHost::end);
    }

    private void readOn(Socket socket, Way way) {
      byte[] piece = new byte[1_024];
      try {
        int read = socket.getInputStream().read(piece);
        while (read >= 0) {
          byte[] bytes = Arrays.copyOf(piece, read);
          happens(() -> session.received(way, bytes));
          read = socket.getInputStream().read(piece);
        }
      } catch (IOException ended) {
        // Ended all the same.
      }
    }

    private synchronized void happens(Supplier<List<Step>> what) {
      if (over) {
        return;
      }
      for (Step step : what.get()) {
        if (!over) {
          perform(step);
        }
      }
    }

    private void perform(Step step) {
      switch (step) {
        case Step.Send(Way way, byte[] bytes) -> send(way, bytes);
        case Step.HangUp(Way way) -> hangUp(way);
        case Step.Count(String what, long times) -> counts.merge(what, times, Long::sum);
        case Step.CallBack() -> Thread.ofVirtual().start(this::reach);
        case Step.Supersede() -> calls.stream().filter(call -> call != this).forEach(Call::end);
        case Step.Arrive(RawMessage raw) -> arrived.add(raw);
      }
    }

    private void send(Way way, byte[] bytes) {
      try {
        Optional<Socket> socket = way == Way.IN ? Optional.of(in) : back;
        if (socket.isPresent()) {
          socket.get().getOutputStream().write(bytes);
        }
      } catch (IOException broken) {
        hangUp(way);
      }
    }

    private void hangUp(Way way) {
      if (way == Way.IN) {
        end();
      } else {
        back.ifPresent(LinkHost::end);
      }
    }

    private void reach() {
      Place place = line.back().orElseThrow();
      try (Socket socket = tls.getSocketFactory().createSocket(place.host(), place.port())) {
        back = Optional.of(socket);
        happens(session::calledBack);
        readOn(socket, Way.BACK);
      } catch (IOException unreachable) {
        // The session is told.
      } finally {
        back = Optional.empty();
        happens(session::lost);
      }
    }
  }
}
