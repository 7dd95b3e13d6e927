/** Shaoxing's system: what its two SOAP services say, written and read. */
@NullMarked
package io.lianzhi.adapter.shaoxing;

import org.jspecify.annotations.NullMarked;
