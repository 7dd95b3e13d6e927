package io.lianzhi.adapter.standard.simulator;

import java.util.HashMap;
import java.util.Map;

/**
 * A request with its signature, not yet sent: the place to tamper with it, or to send it twice.
 *
 * @param target path and query
 */
public record SignedRequest(
    String method, String target, Map<String, String> headers, byte[] body) {
  public SignedRequest {
    headers = Map.copyOf(headers);
  }

  /** The same signature over other bytes. */
  public SignedRequest withBody(byte[] changed) {
    return new SignedRequest(method, target, headers, changed);
  }

  public SignedRequest withHeader(String name, String value) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(name, value);
    return new SignedRequest(method, target, changed, body);
  }

  /** Says how long it is, never what it holds. */
  @Override
  public String toString() {
    return "SignedRequest[" + method + " " + body.length + " bytes]";
  }
}
