package io.lianzhi.gateway.wrong.adapter.west;

/** The neighbour. */
public record West(String name) {}
