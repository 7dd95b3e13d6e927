package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.time.Instant;

/**
 * Something that ends, and of whose end people are warned.
 *
 * @param party whose it is; of the hub's own, the party that runs it
 * @param what it is, in words
 * @param id a certificate's fingerprint, or the place of a shared credential in the register
 */
public record Ending(PartyId party, String what, String id, Instant until) {}
