/** A runnable stand-in of Hangzhou's platform, well-behaved or not; never in the production hub. */
@NullMarked
package io.lianzhi.adapter.hangzhou.simulator;

import org.jspecify.annotations.NullMarked;
