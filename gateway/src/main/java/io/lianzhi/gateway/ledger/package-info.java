/** The log of all events: integrated, signed, and proved from. */
@NullMarked
package io.lianzhi.gateway.ledger;

import org.jspecify.annotations.NullMarked;
