package io.lianzhi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A system that takes every connection and never says a word. */
final class Hole implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> hanging = new CopyOnWriteArrayList<>();

  Hole() {
    try {
      this.server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofPlatform().daemon().start(this::take);
  }

  private void take() {
    while (!server.isClosed()) {
      try {
        hanging.add(server.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections it has taken. */
  int taken() {
    return hanging.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : hanging) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
