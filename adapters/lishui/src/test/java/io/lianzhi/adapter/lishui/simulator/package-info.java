/** Tests with Lishui's stand-in at the other end. */
@NullMarked
package io.lianzhi.adapter.lishui.simulator;

import org.jspecify.annotations.NullMarked;
