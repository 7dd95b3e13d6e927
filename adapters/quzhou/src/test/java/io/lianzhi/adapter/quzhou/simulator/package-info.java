/** Tests of Quzhou's stand-in. */
@NullMarked
package io.lianzhi.adapter.quzhou.simulator;

import org.jspecify.annotations.NullMarked;
