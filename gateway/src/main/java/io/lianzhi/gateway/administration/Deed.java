package io.lianzhi.gateway.administration;

/**
 * Something that an administrator did. It holds no secret and no content of letters: it stands in
 * the log for ever.
 *
 * @param what a verb in capitals, such as {@code CREDENTIAL_REVOKED}
 * @param on what it was done to, such as {@code credential/…}
 * @param before how that stood, one JSON document; empty where it was not there
 * @param after how it stands since; empty where it is gone
 */
public record Deed(Administrator who, String what, String on, String before, String after) {}
