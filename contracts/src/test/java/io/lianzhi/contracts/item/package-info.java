/** Tests of what the package of the same name says. */
@NullMarked
package io.lianzhi.contracts.item;

import org.jspecify.annotations.NullMarked;
