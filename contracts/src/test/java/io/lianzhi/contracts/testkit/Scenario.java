package io.lianzhi.contracts.testkit;

/** How a party's stand-in meets the next deliveries. */
public enum Scenario {
  /** It takes what is good, as its form says so. */
  SUCCESS,
  /** It has read the message and does not take it, as its form says so. */
  REFUSED,
  /** It is up and cannot serve: HTTP 503, a SOAP fault of the server. */
  SERVER_ERROR,
  /** It takes the connection and the request, and never answers. */
  TIMEOUT,
  /** It answers at once, with bytes that are in no form of its protocol. */
  GARBAGE
}
