package io.lianzhi.contracts;

/** One part of an arrival, as the adapter read it. */
public sealed interface Part permits Letter, Rejected {}
