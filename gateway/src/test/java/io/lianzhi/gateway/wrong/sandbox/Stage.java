package io.lianzhi.gateway.wrong.sandbox;

import io.lianzhi.gateway.wrong.gateway.Door;

/**
 * A stage that the house is played on, which is right, and that somebody builds on, which is not.
 */
public record Stage(Door door) {}
