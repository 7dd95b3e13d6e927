/** The code tables of the field: read from CSV, versioned, with history. */
@NullMarked
package io.lianzhi.contracts.code;

import org.jspecify.annotations.NullMarked;
