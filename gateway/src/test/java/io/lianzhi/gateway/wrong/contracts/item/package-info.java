/** Part of the wrong house, which shows that the rules of ArchitectureTest can fail. */
@NullMarked
package io.lianzhi.gateway.wrong.contracts.item;

import org.jspecify.annotations.NullMarked;
