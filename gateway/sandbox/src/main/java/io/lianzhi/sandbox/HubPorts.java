package io.lianzhi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports of this machine that the hub opens for single parties, by party and name. */
record HubPorts(Map<String, Map<String, Integer>> byParty) {

  /** A free port for each that a party asks for. */
  static HubPorts choose(List<SandboxParty> parties) {
    Map<String, Map<String, Integer>> chosen = new HashMap<>();
    for (SandboxParty party : parties) {
      Map<String, Integer> own = new HashMap<>();
      party.seat().ports().forEach(name -> own.put(name, free()));
      chosen.put(party.name(), own);
    }
    return new HubPorts(chosen);
  }

  static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  Map<String, Integer> of(String party) {
    return byParty.getOrDefault(party, Map.of());
  }
}
