package io.lianzhi.gateway.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One socket. Of what the party sends no more than a piece is in memory: it is read on once the
 * piece before has been dealt with, and until then TCP holds the party back.
 */
final class Connection implements AutoCloseable {
  private static final int PIECE = 8_192;
  private static final long NOT_WRITING = 0;

  private final Socket plain;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private volatile long writingSince = NOT_WRITING;

  /**
   * Begins to use a socket.
   *
   * @param plain the connection
   * @param socket TLS over it, or itself
   * @param silence after which it is ended
   */
  Connection(Socket plain, Socket socket, Duration silence) throws IOException {
    this.plain = plain;
    this.socket = socket;
    plain.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Reads until the end, or until it is closed, silent or broken. */
  void readOn(Consumer<byte[]> each) {
    byte[] piece = new byte[PIECE];
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        each.accept(Arrays.copyOf(piece, read));
      }
    } catch (IOException ended) {
      // However a connection ends, what is to be said has been said.
    } finally {
      close();
    }
  }

  /** Sends, or closes where that does not go. */
  void send(byte[] bytes) {
    writingSince = System.nanoTime() | 1;
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException broken) {
      cut();
    } finally {
      writingSince = NOT_WRITING;
    }
  }

  /** Ends it where the party has not read for so long what it is sent. */
  void endIfStuck(Duration longest) {
    long since = writingSince;
    if (since != NOT_WRITING && System.nanoTime() - since > longest.toNanos()) {
      cut();
    }
  }

  /** Ends it at once, whatever the party does: TLS says no goodbye. */
  void cut() {
    close(plain);
  }

  /** Ends it; TLS says goodbye, which takes a party that reads. */
  @Override
  public void close() {
    writingSince = System.nanoTime() | 1;
    close(socket);
    writingSince = NOT_WRITING;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      // It is closed all the same.
    }
  }
}
