/** Tests of Taizhou's adapter and of its simulator. */
@NullMarked
package io.lianzhi.adapter.taizhou;

import org.jspecify.annotations.NullMarked;
