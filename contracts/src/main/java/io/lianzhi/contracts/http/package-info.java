/** What adapters call a party's HTTPS with. */
@NullMarked
package io.lianzhi.contracts.http;

import org.jspecify.annotations.NullMarked;
