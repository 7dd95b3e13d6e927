@NullMarked
package io.lianzhi.gateway.register;

import org.jspecify.annotations.NullMarked;
