/** The lines to parties that are queues: a broker, who may touch what at it, and what is read. */
@NullMarked
package io.lianzhi.gateway.queue;

import org.jspecify.annotations.NullMarked;
