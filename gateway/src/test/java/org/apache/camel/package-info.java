/** Stands in for Camel, which is not on the path yet, so that its rule can be seen to fail. */
@NullMarked
package org.apache.camel;

import org.jspecify.annotations.NullMarked;
