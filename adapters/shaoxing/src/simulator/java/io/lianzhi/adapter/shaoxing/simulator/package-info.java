/**
 * A stand-in of Shaoxing's system: both services on a real socket, and a day of its own letters.
 */
@NullMarked
package io.lianzhi.adapter.shaoxing.simulator;

import org.jspecify.annotations.NullMarked;
