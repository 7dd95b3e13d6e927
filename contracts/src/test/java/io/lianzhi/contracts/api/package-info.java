/** Holds the hub's API description to what the code reads, writes and refuses. */
@NullMarked
package io.lianzhi.contracts.api;

import org.jspecify.annotations.NullMarked;
