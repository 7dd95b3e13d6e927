/**
 * National TLS: version 1.3 with SM2, SM3 and SM4 (RFC 8998), beside the Java platform's own; and a
 * slot for a provider of TLCP (GB/T 38636-2020).
 */
@NullMarked
package io.lianzhi.security.tls;

import org.jspecify.annotations.NullMarked;
