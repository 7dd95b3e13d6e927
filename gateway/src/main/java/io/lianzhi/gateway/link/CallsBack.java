package io.lianzhi.gateway.link;

import io.lianzhi.contracts.link.Callers;
import io.lianzhi.contracts.link.Place;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Calls a party back where its line says, and nowhere else: by mutual TLS to a server of that name,
 * where the party shows certificates itself; else in plain TCP.
 */
final class CallsBack {
  private static final int PATIENCE_MILLIS = Math.toIntExact(Duration.ofSeconds(10).toMillis());
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Seat seat;
  private final SSLContext calling;

  CallsBack(Seat seat, SSLContext calling) {
    this.seat = seat;
    this.calling = calling;
  }

  /**
   * Opens the connection.
   *
   * @throws IOException where nobody answers, or somebody else
   */
  Connection connect() throws IOException {
    Place place =
        seat.line().back().orElseThrow(() -> new IOException("the line has nowhere to call back"));
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(place.host(), place.port()), PATIENCE_MILLIS);
      return new Connection(
          socket,
          switch (seat.line().callers()) {
            case Callers.Certified() -> secured(socket, place);
            case Callers.Addressed _ -> socket;
          },
          seat.line().silence());
    } catch (IOException unreachable) {
      socket.close();
      throw unreachable;
    }
  }

  private Socket secured(Socket plain, Place place) throws IOException {
    plain.setSoTimeout(PATIENCE_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            calling.getSocketFactory().createSocket(plain, place.host(), place.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
