/** What letters hold: items, and the values in them with the rules of the field. */
@NullMarked
package io.lianzhi.contracts.item;

import org.jspecify.annotations.NullMarked;
