/** Taizhou's JT/T 809 link: the hub is the upper platform, Taizhou the lower one. */
@NullMarked
package io.lianzhi.adapter.taizhou.link;

import org.jspecify.annotations.NullMarked;
