package io.lianzhi.gateway.register;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Watch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * How an order stands now.
 *
 * @param party who was asked
 * @param vehicle the keyed index of plate and colour; empty once revoked
 */
record Change(PartyId party, Optional<ByteBuffer> vehicle, Instant from, Watch watch) {}
