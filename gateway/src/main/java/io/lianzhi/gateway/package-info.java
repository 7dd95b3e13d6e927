/** What happens: the letter's path through the house. Start reading at {@link Intake}. */
@NullMarked
package io.lianzhi.gateway;

import org.jspecify.annotations.NullMarked;
