package io.lianzhi.gateway.link;

import io.lianzhi.contracts.link.Callers;
import io.lianzhi.gateway.KnownCaller;
import io.lianzhi.gateway.Parties;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Knows who calls on one line before a byte of the protocol is read. Deny by default: without the
 * party's certificate in force, or where the line has addresses without one of them, nobody.
 */
final class Doorman {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Seat seat;
  private final Parties parties;
  private final SSLContext listening;
  private final Clock clock;

  Doorman(Seat seat, Parties parties, SSLContext listening, Clock clock) {
    this.seat = seat;
    this.parties = parties;
    this.listening = listening;
    this.clock = clock;
  }

  /**
   * The party, as it showed itself.
   *
   * @param socket to speak to it by
   */
  record Visitor(Socket socket, Shown shown) {}

  /**
   * Looks at whoever knocked; empty for a stranger.
   *
   * @throws IOException where the handshake fails
   */
  Optional<Visitor> look(Socket plain) throws IOException {
    return switch (seat.line().callers()) {
      case Callers.Certified() -> shownByCertificate(plain);
      case Callers.Addressed(var addresses) ->
          Optional.of(plain.getInetAddress())
              .filter(addresses::contains)
              .map(address -> new Visitor(plain, new Shown.Address(address)));
    };
  }

  private Optional<Visitor> shownByCertificate(Socket plain) throws IOException {
    // In server mode, over a connection of which nothing has been read.
    SSLSocket socket = (SSLSocket) listening.getSocketFactory().createSocket(plain, null, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setNeedClientAuth(true);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return known(certificate)
        .map(caller ->
            new Visitor(socket, new Shown.Certificate(certificate, caller.certificate())));
  }

  private Optional<KnownCaller> known(X509Certificate certificate) {
    return parties
        .find(certificate, clock.instant())
        .filter(caller -> caller.party().id().equals(seat.party().id()));
  }

  /** Whether it still holds: a connection may outlive a certificate. */
  boolean holds(Shown shown) {
    return switch (shown) {
      case Shown.Certificate(X509Certificate certificate, String _) ->
          known(certificate).isPresent();
      case Shown.Address _ -> true;
    };
  }
}
