/** Part of the wrong house, which shows that the rules of ArchitectureTest can fail. */
@NullMarked
package io.lianzhi.gateway.wrong.gateway.memorandum;

import org.jspecify.annotations.NullMarked;
