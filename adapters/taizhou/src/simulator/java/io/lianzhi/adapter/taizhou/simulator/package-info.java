/** A runnable stand-in of Taizhou's event bus, by AMQP 1.0 at the hub's queues. */
@NullMarked
package io.lianzhi.adapter.taizhou.simulator;

import org.jspecify.annotations.NullMarked;
