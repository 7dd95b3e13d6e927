/**
 * A runnable stand-in of Quzhou's data gateway and of the partner behind it, well-behaved or not;
 * never in the production hub.
 */
@NullMarked
package io.lianzhi.adapter.quzhou.simulator;

import org.jspecify.annotations.NullMarked;
