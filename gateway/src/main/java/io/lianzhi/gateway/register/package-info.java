/** What is true now, built from letters inside their own transaction. */
@NullMarked
package io.lianzhi.gateway.register;

import org.jspecify.annotations.NullMarked;
