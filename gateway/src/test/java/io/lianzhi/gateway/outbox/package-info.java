/** Order, batches and backing off. */
@NullMarked
package io.lianzhi.gateway.outbox;

import org.jspecify.annotations.NullMarked;
