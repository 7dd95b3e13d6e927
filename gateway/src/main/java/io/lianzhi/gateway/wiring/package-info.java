/** Puts the house together from its configuration. */
@NullMarked
package io.lianzhi.gateway.wiring;

import org.jspecify.annotations.NullMarked;
