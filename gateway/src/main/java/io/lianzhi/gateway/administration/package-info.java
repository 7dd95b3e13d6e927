/** Who runs the hub: accounts, what they may do, and a record of what each did. */
@NullMarked
package io.lianzhi.gateway.administration;

import org.jspecify.annotations.NullMarked;
