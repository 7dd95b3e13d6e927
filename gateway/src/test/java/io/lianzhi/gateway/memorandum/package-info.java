/** What is decided, and what is cut. */
@NullMarked
package io.lianzhi.gateway.memorandum;

import org.jspecify.annotations.NullMarked;
