/** The adapter for a party that speaks the hub's own API: as caller, as called, and by pull. */
@NullMarked
package io.lianzhi.adapter.standard;

import org.jspecify.annotations.NullMarked;
