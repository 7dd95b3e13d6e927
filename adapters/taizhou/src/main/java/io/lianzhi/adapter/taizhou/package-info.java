/** Taizhou's party: events by queue, masses in kilograms, colours as JT/T 697.7 numbers them. */
@NullMarked
package io.lianzhi.adapter.taizhou;

import org.jspecify.annotations.NullMarked;
