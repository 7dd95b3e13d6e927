/** Hangzhou (330100): REST with JSON, OAuth 2.0, signed web-hooks and an outbox read by cursor. */
@NullMarked
package io.lianzhi.adapter.hangzhou;

import org.jspecify.annotations.NullMarked;
