/** Decides under the memoranda, and trims: pure, without a clock of its own. */
@NullMarked
package io.lianzhi.gateway.memorandum;

import org.jspecify.annotations.NullMarked;
