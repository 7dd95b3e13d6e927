package io.lianzhi.adapter.taizhou.link;

/** How far a session has come. */
sealed interface State permits Stranger, Partner {}
