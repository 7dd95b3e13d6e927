/**
 * Makes, keeps, derives, copies and destroys the hub's keys; their bytes stay in the keystore file.
 */
@NullMarked
package io.lianzhi.security.keys;

import org.jspecify.annotations.NullMarked;
