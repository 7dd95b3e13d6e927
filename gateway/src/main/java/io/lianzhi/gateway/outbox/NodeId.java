package io.lianzhi.gateway.outbox;

import java.util.UUID;

/** One life of one node: a node that is started again is another. */
public record NodeId(String value) {
  public static NodeId fresh() {
    return new NodeId(UUID.randomUUID().toString());
  }
}
