package io.lianzhi.contracts;

/**
 * The answer to a question whose asker waited for it: the letter, cut down to what the asker may
 * see.
 */
public record Answer(Letter letter, Receipt receipt) implements Reply {}
