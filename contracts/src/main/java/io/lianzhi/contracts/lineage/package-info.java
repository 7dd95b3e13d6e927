/** What became of each value of a letter between a party's form and the hub's. */
@NullMarked
package io.lianzhi.contracts.lineage;

import org.jspecify.annotations.NullMarked;
