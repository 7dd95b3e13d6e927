/** What configuration must say. */
@NullMarked
package io.lianzhi.gateway.wiring;

import org.jspecify.annotations.NullMarked;
