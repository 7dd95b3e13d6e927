package io.lianzhi.security.http;

/** What came of checking a message's signature. */
public sealed interface Verification permits VerifiedMessage, RefusedMessage {}
