/** Frames of JT/T 809, of its editions of 2011 and of 2019, and what stands in them. */
@NullMarked
package io.lianzhi.adapter.taizhou.jtt809;

import org.jspecify.annotations.NullMarked;
