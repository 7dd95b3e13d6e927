package io.lianzhi.gateway.wrong.adapter.east;

import io.lianzhi.gateway.wrong.adapter.west.West;
import io.lianzhi.gateway.wrong.gateway.Door;
import io.lianzhi.gateway.wrong.security.Key;

/** An adapter that knows its neighbour, a key and the gateway. */
public record East(West neighbour, Key key, Door door) {}
