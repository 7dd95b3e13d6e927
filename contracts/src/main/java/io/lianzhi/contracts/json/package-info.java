/** The canonical JSON of letters: the form of the hub's own API, and the form the hub keeps. */
@NullMarked
package io.lianzhi.contracts.json;

import org.jspecify.annotations.NullMarked;
