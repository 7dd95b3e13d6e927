/** A party's own protocol over TCP: what the adapter says of it, and what the house does. */
@NullMarked
package io.lianzhi.contracts.link;

import org.jspecify.annotations.NullMarked;
