/** Tests of the national message syntax. */
@NullMarked
package io.lianzhi.security.cms;

import org.jspecify.annotations.NullMarked;
