package io.lianzhi.gateway.wrong.gateway;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.wrong.adapter.west.West;
import java.sql.Connection;
import java.time.Instant;
import javax.crypto.Cipher;
import org.apache.camel.Exchange;

/**
 * A door that anybody may call opened, with a cipher, a table and a Camel of its own, and a
 * favourite.
 */
public record Door(
    PartyId party,
    String line,
    RawMessage raw,
    Proof proof,
    Instant at,
    Cipher cipher,
    Connection table,
    Exchange exchange,
    West favourite)
    implements Opened {}
