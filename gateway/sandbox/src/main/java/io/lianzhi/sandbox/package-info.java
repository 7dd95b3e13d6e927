/** The hub with its partners' simulators on one machine: to try, to certify against, to measure. */
@NullMarked
package io.lianzhi.sandbox;

import org.jspecify.annotations.NullMarked;
