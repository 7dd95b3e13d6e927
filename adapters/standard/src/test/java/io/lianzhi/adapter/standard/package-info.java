/** Tests of the adapter for standard parties, against its simulator on a real socket. */
@NullMarked
package io.lianzhi.adapter.standard;

import org.jspecify.annotations.NullMarked;
