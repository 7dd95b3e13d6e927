package io.lianzhi.adapter.standard.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A door for other processes of the same machine, without TLS: {@code GET /simulator/counts} gives
 * the counts; {@code POST /simulator/behaviour} takes the name of a behaviour.
 */
final class Remote implements AutoCloseable {
  private final Arrivals arrivals;
  private final Manners manners;
  private final WireServer server;

  private Remote(Arrivals arrivals, Manners manners, int port) {
    this.arrivals = arrivals;
    this.manners = manners;
    this.server = WireServer.start(port, Optional::empty, this::react);
  }

  static Remote start(Arrivals arrivals, Manners manners, int port) {
    return new Remote(arrivals, manners, port);
  }

  int port() {
    return server.port();
  }

  private Reaction react(WireMessage request) {
    return switch (request.method() + " " + request.target()) {
      case "GET /simulator/counts" -> Reaction.Respond.json(200, arrivals.counts().tree());
      case "POST /simulator/behaviour" -> behave(request);
      default -> Reaction.Respond.json(404, Map.of("code", "NOT_FOUND"));
    };
  }

  private Reaction behave(WireMessage request) {
    try {
      manners.behave(new String(request.body(), StandardCharsets.UTF_8).strip());
      return Reaction.Respond.json(200, Map.of("outcome", "ACCEPTED"));
    } catch (IllegalArgumentException unknown) {
      return Reaction.Respond.json(400, Map.of("code", "SCHEMA"));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
