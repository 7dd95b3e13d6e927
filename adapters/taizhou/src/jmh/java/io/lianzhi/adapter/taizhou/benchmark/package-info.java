/** What the link's decoding costs. */
@NullMarked
package io.lianzhi.adapter.taizhou.benchmark;

import org.jspecify.annotations.NullMarked;
