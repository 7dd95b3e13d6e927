package io.lianzhi.adapter.taizhou.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What both links of Taizhou's platform do with a socket. */
final class LinkWire {
  private LinkWire() {}

  /** Says what came. */
  interface Listener {
    void on(Socket socket, LinkFrames.Read frame) throws IOException;
  }

  /** Reads until the hub ends it. */
  static void readOn(Socket socket, LinkFrames frames, Listener listener) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    byte[] piece = new byte[1_024];
    int read = socket.getInputStream().read(piece);
    while (read >= 0) {
      for (LinkFrames.Read frame : frames.read(rest, piece, read)) {
        listener.on(socket, frame);
      }
      read = socket.getInputStream().read(piece);
    }
  }

  static byte[] joined(byte[]... all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] each : all) {
      out.writeBytes(each);
    }
    return out.toByteArray();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception broken) {
      // It is closed all the same.
    }
  }
}
