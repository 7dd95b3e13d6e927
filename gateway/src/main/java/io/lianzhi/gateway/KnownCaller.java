package io.lianzhi.gateway;

/**
 * Who opened a connection.
 *
 * @param certificate the fingerprint of the client certificate that it was opened with
 */
public record KnownCaller(Party party, String certificate) {}
