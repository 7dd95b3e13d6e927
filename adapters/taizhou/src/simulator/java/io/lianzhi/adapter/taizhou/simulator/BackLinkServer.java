package io.lianzhi.adapter.taizhou.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Where Taizhou's platform is called back. */
final class BackLinkServer implements AutoCloseable {
  /** Messages that came. */
  final List<Integer> heard = new CopyOnWriteArrayList<>();

  private final LinkFrames frames;
  private final IntSupplier verifyCode;
  private final Supplier<LinkBehaviour> behaviour;
  private final ServerSocket listening;
  private volatile Socket called = new Socket();
  private volatile boolean stands;
  private volatile boolean refused;

  /**
   * Begins to listen.
   *
   * @param verifyCode of the last login
   */
  BackLinkServer(
      SSLContext tls, LinkFrames frames, IntSupplier verifyCode, Supplier<LinkBehaviour> how) {
    this.frames = frames;
    this.verifyCode = verifyCode;
    this.behaviour = how;
    try {
      SSLServerSocket socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
      socket.setNeedClientAuth(true);
      this.listening = socket;
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  boolean stands() {
    return stands;
  }

  /** Whether the hub has called and its code is not answered yet. */
  boolean isBeingCalled() {
    Socket now = called;
    return now.isConnected() && !now.isClosed() && !stands;
  }

  private void listen() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        called = socket;
        if (behaviour.get() != LinkBehaviour.BACK_REFUSED) {
          LinkWire.readOn(socket, frames, this::on);
        }
      } catch (IOException ended) {
        // The hub calls again.
      }
      stands = false;
    }
  }

  private void on(Socket socket, LinkFrames.Read frame) throws IOException {
    heard.add(frame.type());
    switch (frame.type()) {
      case 0x9001 -> answer(socket, frame);
      case 0x9003 -> socket.getOutputStream().write(frames.clear(0x9004, new byte[0]));
      case 0x9005 -> socket.getOutputStream().write(frames.clear(0x9006, new byte[0]));
      default -> {}
    }
  }

  private void answer(Socket socket, LinkFrames.Read frame) throws IOException {
    boolean right = ByteBuffer.wrap(frame.body()).getInt() == verifyCode.getAsInt() && !refuses();
    socket.getOutputStream().write(frames.clear(0x9002, new byte[] {(byte) (right ? 0 : 1)}));
    stands = right;
  }

  /** Once, where it refuses the code. */
  private boolean refuses() {
    boolean now = behaviour.get() == LinkBehaviour.WRONG_CODE && !refused;
    refused = refused || now;
    return now;
  }

  /** Ends what stands. */
  void breakOff() {
    LinkWire.end(called);
  }

  @Override
  public void close() {
    breakOff();
    LinkWire.end(listening);
  }
}
