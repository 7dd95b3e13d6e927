package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Act;

/** An act that was played, and what the hub answered. */
record Played(String party, Act act, String said) {}
