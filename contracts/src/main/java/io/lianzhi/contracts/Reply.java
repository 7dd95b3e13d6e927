package io.lianzhi.contracts;

/** What the hub answers on a party's own line, before the adapter writes it in the party's form. */
public sealed interface Reply permits Receipt, Refused, Answer {}
