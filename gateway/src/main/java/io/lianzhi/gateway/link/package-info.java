/** TCP lines of parties that call the hub and speak a protocol of their own, and the calls back. */
@NullMarked
package io.lianzhi.gateway.link;

import org.jspecify.annotations.NullMarked;
