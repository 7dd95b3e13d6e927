/** Part of the wrong house, which shows that the rules of ArchitectureTest can fail. */
@NullMarked
package io.lianzhi.gateway.wrong.adapter.west;

import org.jspecify.annotations.NullMarked;
