/** Takes out what proves a letter: packs that a court can read, and anybody check. */
@NullMarked
package io.lianzhi.gateway.evidence;

import org.jspecify.annotations.NullMarked;
