package io.lianzhi.contracts;

import java.time.Instant;

/**
 * 布控: what another party asked this one to look for, while the order holds. It says whom to tell of
 * a hit, and under which purpose; nothing of the vehicle beyond what the asker already knows.
 *
 * @param order the id of the letter that ordered it, as its sender gave it; a hit answers it
 * @param orderId the id under which the requester keeps the order: a hit names it
 * @param requester who ordered it, and is told of a hit
 * @param until when it ends; from then on a hit is nobody's business
 */
public record Watch(
    LetterId order,
    String orderId,
    PartyId requester,
    Matter matter,
    Purpose purpose,
    Instant until) {}
