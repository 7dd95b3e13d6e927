package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.RefusalCode;
import java.util.Optional;

/**
 * Why a letter waits for a code's owner.
 *
 * @param place of the code in the sender's form
 * @param lacking the table that has no such code, where that is known
 */
record Unread(RefusalCode code, String place, Optional<String> lacking) {}
