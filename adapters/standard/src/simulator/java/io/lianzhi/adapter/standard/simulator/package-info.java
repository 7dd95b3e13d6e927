/**
 * A stand-in of a party that speaks the hub's own API, and the client kit it calls the hub with.
 */
@NullMarked
package io.lianzhi.adapter.standard.simulator;

import org.jspecify.annotations.NullMarked;
