package io.lianzhi.contracts;

/**
 * Something odd in a letter that was taken all the same: the sender should look at it.
 *
 * @param at where in the letter, as in {@code item.ownerCreditCode}
 */
public record Warning(String at, WarningCode code) {}
