/** Frames of JT/T 809: the 2011 edition written and read, the 2019 edition read. */
@NullMarked
package io.lianzhi.adapter.taizhou.jtt809;

import org.jspecify.annotations.NullMarked;
