/** Tests of Lishui's adapter. */
@NullMarked
package io.lianzhi.adapter.lishui;

import org.jspecify.annotations.NullMarked;
