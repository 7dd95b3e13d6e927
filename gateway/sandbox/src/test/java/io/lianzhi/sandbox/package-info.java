/** Plays, kills and measures. */
@NullMarked
package io.lianzhi.sandbox;

import org.jspecify.annotations.NullMarked;
