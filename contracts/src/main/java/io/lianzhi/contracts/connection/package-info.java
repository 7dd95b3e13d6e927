/** The way to a party's system, tried before it is needed, and what stands in it. */
@NullMarked
package io.lianzhi.contracts.connection;

import org.jspecify.annotations.NullMarked;
