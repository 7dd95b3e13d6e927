/** The administrators' command line: a thin client of their port. */
@NullMarked
package io.lianzhi.gateway.command;

import org.jspecify.annotations.NullMarked;
