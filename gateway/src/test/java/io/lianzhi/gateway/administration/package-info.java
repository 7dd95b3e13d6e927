@NullMarked
package io.lianzhi.gateway.administration;

import org.jspecify.annotations.NullMarked;
