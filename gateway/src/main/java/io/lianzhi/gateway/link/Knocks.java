package io.lianzhi.gateway.link;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever is about to show itself: so many at a time, each for so long. */
final class Knocks {
  private static final int MOST = 64;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Map<Socket, Long> since = new ConcurrentHashMap<>();

  /** Whether there is a place for another. */
  synchronized boolean begin(Socket socket) {
    if (since.size() >= MOST) {
      return false;
    }
    since.put(socket, System.nanoTime());
    return true;
  }

  void end(Socket socket) {
    since.remove(socket);
  }

  /** Cuts off whoever takes too long, however busily. */
  void watch() {
    since.forEach((socket, begun) -> {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        close(socket);
      }
    });
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      // It is closed all the same.
    }
  }
}
