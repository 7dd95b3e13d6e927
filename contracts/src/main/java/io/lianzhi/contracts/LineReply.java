package io.lianzhi.contracts;

/** An answer on a party's own line. */
public record LineReply(int httpStatus, RawMessage message) {}
