/** Issues, reads, writes and checks X.509 certificates, and builds TLS contexts from them. */
@NullMarked
package io.lianzhi.security.certificates;

import org.jspecify.annotations.NullMarked;
