/** What parties agree on: the letter, its parts, and the seam between the house and an adapter. */
@NullMarked
package io.lianzhi.contracts;

import org.jspecify.annotations.NullMarked;
