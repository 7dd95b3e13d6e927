/** TCP lines, spoken to by foreign sockets. */
@NullMarked
package io.lianzhi.gateway.link;

import org.jspecify.annotations.NullMarked;
