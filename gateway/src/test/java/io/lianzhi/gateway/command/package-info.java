@NullMarked
package io.lianzhi.gateway.command;

import org.jspecify.annotations.NullMarked;
