/**
 * Signs, verifies, seals and opens bytes in one of two suites; callers never choose an algorithm, a
 * nonce or a flag.
 */
@NullMarked
package io.lianzhi.security.envelope;

import org.jspecify.annotations.NullMarked;
