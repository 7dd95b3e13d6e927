/** What the tests of all packages of this module share. */
@NullMarked
package io.lianzhi.security;

import org.jspecify.annotations.NullMarked;
