/** The link's sessions, without a socket. */
@NullMarked
package io.lianzhi.adapter.taizhou.link;

import org.jspecify.annotations.NullMarked;
