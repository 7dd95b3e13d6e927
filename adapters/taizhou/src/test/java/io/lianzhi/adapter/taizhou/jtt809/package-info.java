/** Tests of the frames of JT/T 809, by known answers, by laws and by noise. */
@NullMarked
package io.lianzhi.adapter.taizhou.jtt809;

import org.jspecify.annotations.NullMarked;
