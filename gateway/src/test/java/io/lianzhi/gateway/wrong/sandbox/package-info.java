/** Part of the wrong house, which shows that the rules of ArchitectureTest can fail. */
@NullMarked
package io.lianzhi.gateway.wrong.sandbox;

import org.jspecify.annotations.NullMarked;
