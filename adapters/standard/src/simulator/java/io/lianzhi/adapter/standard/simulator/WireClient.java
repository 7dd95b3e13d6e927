package io.lianzhi.adapter.standard.simulator;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A blocking HTTPS client with mutual TLS and kept connections, one per concurrent caller; made for
 * many virtual threads and little CPU.
 */
final class WireClient implements AutoCloseable {
  private final URI server;
  private final SSLContext tls;
  private final Duration timeout;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  WireClient(URI server, SSLContext tls, Duration timeout) {
    this.server = server;
    this.tls = tls;
    this.timeout = timeout;
  }

  /**
   * Sends and waits for the answer. A kept connection that the server has closed meanwhile is
   * replaced once.
   */
  WireMessage exchange(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    byte[] request = WireWriter.request(method, target, server.getAuthority(), headers, body);
    Connection kept = idle.pollFirst();
    if (kept != null) {
      try {
        return exchange(kept, request);
      } catch (StaleException stale) {
        return exchange(new Connection(), request);
      }
    }
    return exchange(new Connection(), request);
  }

  private WireMessage exchange(Connection connection, byte[] request) throws IOException {
    try {
      WireMessage answer = connection.exchange(request);
      if (answer.closes()) {
        connection.close();
      } else {
        idle.addFirst(connection);
      }
      return answer;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }

  /** The server had closed a kept connection before it read anything of the request. */
  private static final class StaleException extends IOException {
    private static final long serialVersionUID = 1L;

    StaleException(IOException cause) {
      super(cause);
    }
  }

  private final class Connection {
    private final Socket socket;
    private final WireReader reader;
    private boolean used;

    Connection() throws IOException {
      Socket plain = new Socket();
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) timeout.toMillis());
      plain.connect(
          new InetSocketAddress(server.getHost(), server.getPort()), (int) timeout.toMillis());
      var secured =
          (SSLSocket)
              tls.getSocketFactory().createSocket(plain, server.getHost(), server.getPort(), true);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      socket = secured;
      reader = new WireReader(secured.getInputStream());
    }

    WireMessage exchange(byte[] request) throws IOException {
      Optional<WireMessage> answer;
      try {
        socket.getOutputStream().write(request);
        answer = reader.next();
      } catch (java.net.SocketTimeoutException slow) {
        throw slow;
      } catch (IOException broken) {
        throw used ? new StaleException(broken) : broken;
      }
      if (answer.isEmpty()) {
        EOFException closed = new EOFException("closed without an answer");
        throw used ? new StaleException(closed) : closed;
      }
      used = true;
      return answer.get();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException gone) {
        // It was to be closed, and is.
      }
    }
  }
}
