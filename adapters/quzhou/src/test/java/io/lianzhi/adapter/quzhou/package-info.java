/** Tests of Quzhou's adapter: the house's contract, the mapping, and the client on real sockets. */
@NullMarked
package io.lianzhi.adapter.quzhou;

import org.jspecify.annotations.NullMarked;
