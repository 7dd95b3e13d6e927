/**
 * Verifies WS-Security X.509 signatures of SOAP 1.2 messages against every known way of wrapping
 * them.
 */
@NullMarked
package io.lianzhi.security.xml;

import org.jspecify.annotations.NullMarked;
