/**
 * Tests of Hangzhou's adapter: the house's contract, the mapping, and the client on real sockets.
 */
@NullMarked
package io.lianzhi.adapter.hangzhou;

import org.jspecify.annotations.NullMarked;
