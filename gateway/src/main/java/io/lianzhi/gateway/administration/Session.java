package io.lianzhi.gateway.administration;

import java.time.Instant;

/**
 * An open session.
 *
 * @param until when it ends in any case
 */
public record Session(Administrator administrator, Instant until) {}
