package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.envelope.Suite;
import java.time.Instant;

/**
 * Where and when a letter or refused part came in, under the number the hub gave it.
 *
 * @param mapping the adapter's mapping version that read it
 */
public record Arrival(
    long number, PartyId from, Suite suite, String line, String mapping, Instant at) {}
