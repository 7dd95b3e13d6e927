/** The administrators' port: what administrators, coordinators and readers do and see. */
@NullMarked
package io.lianzhi.gateway.office;

import org.jspecify.annotations.NullMarked;
