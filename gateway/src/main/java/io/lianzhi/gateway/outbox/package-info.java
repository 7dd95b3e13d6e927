/** What waits for its party: written down, read back and settled in batches. */
@NullMarked
package io.lianzhi.gateway.outbox;

import org.jspecify.annotations.NullMarked;
