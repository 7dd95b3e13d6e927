/** Looks into a keystore as nobody but a test may. */
@NullMarked
package io.lianzhi.security.keys;

import org.jspecify.annotations.NullMarked;
