@NullMarked
package io.lianzhi.gateway.evidence;

import org.jspecify.annotations.NullMarked;
