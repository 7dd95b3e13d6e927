package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.json.JsonTree;
import java.util.Map;

/** What a server does with a request. */
sealed interface Reaction {
  /** Answers as HTTP wants it. */
  record Respond(int status, Map<String, String> headers, byte[] body) implements Reaction {
    public Respond {
      headers = Map.copyOf(headers);
    }

    static Respond json(int status, Map<String, ?> tree) {
      return new Respond(status, Map.of("content-type", "application/json"), JsonTree.write(tree));
    }

    static Respond problem(int status, Map<String, String> headers, Map<String, ?> tree) {
      Map<String, String> all = new java.util.HashMap<>(headers);
      all.put("content-type", "application/problem+json");
      return new Respond(status, all, JsonTree.write(tree));
    }
  }

  /** Never answers; waits until the caller gives up. */
  record Silence() implements Reaction {}

  /** Answers blank after blank until the caller has had enough. */
  record Drip() implements Reaction {}

  /** Begins to answer, and tears the connection down in the middle. */
  record Half(Respond whole) implements Reaction {}

  /** Tears the connection down with a TCP reset. */
  record Reset() implements Reaction {}
}
