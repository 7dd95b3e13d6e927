/** What parties are known by, and the keys the hub uses towards them. */
@NullMarked
package io.lianzhi.gateway.credential;

import org.jspecify.annotations.NullMarked;
