package io.lianzhi.adapter.standard.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A small HTTP/1.1 server: one virtual thread per connection, keep-alive, TCP_NODELAY; with a TLS
 * context, mutual TLS.
 */
final class WireServer implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final Duration DRIP = Duration.ofMillis(50);

  private final ServerSocket listener;
  private final Supplier<Optional<SSLContext>> tls;
  private final Function<WireMessage, Reaction> handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private WireServer(
      ServerSocket listener,
      Supplier<Optional<SSLContext>> tls,
      Function<WireMessage, Reaction> handler) {
    this.listener = listener;
    this.tls = tls;
    this.handler = handler;
  }

  /**
   * Listens on the loopback interface; port 0 for any free one.
   *
   * @param tls asked anew for each connection
   */
  static WireServer start(
      int port, Supplier<Optional<SSLContext>> tls, Function<WireMessage, Reaction> handler) {
    try {
      var listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      WireServer server = new WireServer(listener, tls, handler);
      Thread.ofVirtual().name("accept-" + server.port()).start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be opened", e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        if (listener.isClosed()) {
          // A virtual thread's accept may still succeed once after close.
          socket.close();
          return;
        }
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Optional<SSLContext> context = tls.get();
      converse(socket, context.isPresent() ? secured(socket, context.get()) : socket);
    } catch (IOException peerLeft) {
      // A caller that breaks off needs no answer.
    } finally {
      open.remove(socket);
    }
  }

  private static Socket secured(Socket socket, SSLContext context) throws IOException {
    var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(true);
    return secured;
  }

  private void converse(Socket plain, Socket spoken) throws IOException {
    WireReader reader = new WireReader(spoken.getInputStream());
    while (true) {
      Optional<WireMessage> request = reader.next();
      if (request.isEmpty() || !react(plain, spoken, request.get()) || request.get().closes()) {
        return;
      }
    }
  }

  private boolean react(Socket plain, Socket spoken, WireMessage request) throws IOException {
    return switch (handler.apply(request)) {
      case Reaction.Respond respond -> {
        spoken
            .getOutputStream()
            .write(WireWriter.response(respond.status(), respond.headers(), respond.body()));
        yield true;
      }
      case Reaction.Half(Reaction.Respond whole) -> {
        byte[] answer = WireWriter.response(whole.status(), whole.headers(), whole.body());
        spoken.getOutputStream().write(answer, 0, answer.length - whole.body().length / 2);
        spoken.getOutputStream().flush();
        plain.close();
        yield false;
      }
      case Reaction.Drip() -> {
        spoken
            .getOutputStream()
            .write("HTTP/1.1 200 -\r\ncontent-length: 1000000\r\n\r\n".getBytes(US_ASCII));
        while (pause()) {
          spoken.getOutputStream().write(' ');
        }
        yield false;
      }
      case Reaction.Silence() -> {
        spoken.getInputStream().readAllBytes();
        yield false;
      }
      case Reaction.Reset() -> {
        plain.setSoLinger(true, 0);
        plain.close();
        yield false;
      }
    };
  }

  private static boolean pause() {
    try {
      Thread.sleep(DRIP);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Hangs up on everybody who is connected. */
  void hangUp() {
    try {
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUp();
  }
}
