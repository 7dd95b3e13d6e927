/** HTTP Message Signatures (RFC 9421) and Content-Digest (RFC 9530) as pure functions. */
@NullMarked
package io.lianzhi.security.http;

import org.jspecify.annotations.NullMarked;
