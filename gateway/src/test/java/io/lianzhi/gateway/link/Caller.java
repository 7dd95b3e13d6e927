package io.lianzhi.gateway.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.SocketFactory;

/** A foreign socket that speaks and hears lines of text. */
final class Caller implements AutoCloseable {
  final Socket socket;
  private final BufferedReader in;

  Caller(SocketFactory factory, int port) throws IOException {
    this(factory.createSocket("localhost", port));
  }

  Caller(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  void say(String text) throws IOException {
    socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The next line; empty once the hub has ended it, however. */
  Optional<String> hear() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("nothing is said", silent);
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  boolean hearsNothingFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      in.mark(1);
      return in.read() < 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout(20_000);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
