/** Tests of the queue lines, with a foreign AMQP client over real TLS. */
@NullMarked
package io.lianzhi.gateway.queue;

import org.jspecify.annotations.NullMarked;
