package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of an SMTP server over TLS as a mail takes; at first it may turn some away. */
final class FakeMailServer implements AutoCloseable {
  final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  final AtomicInteger turnsAway = new AtomicInteger();
  private final ServerSocket socket;

  FakeMailServer(Identity identity) throws IOException {
    this.socket =
        Tls.context(identity, identity.chain()).getServerSocketFactory().createServerSocket(0);
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException gone) {
        // The next one.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    if (turnsAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      say(client, "421 not now");
      return;
    }
    say(client, "220 fake");
    StringBuilder envelope = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("EHLO")) {
        say(client, "250-fake\r\n250 AUTH PLAIN");
      } else if (line.startsWith("AUTH")) {
        envelope.append(line).append('\n');
        say(client, "235 yes");
      } else if (line.equals("DATA")) {
        say(client, "354 go on");
        mails.add(envelope + mail(in));
        say(client, "250 taken");
      } else if (line.equals("QUIT")) {
        say(client, "221 bye");
        return;
      } else {
        envelope.append(line).append('\n');
        say(client, "250 ok");
      }
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
