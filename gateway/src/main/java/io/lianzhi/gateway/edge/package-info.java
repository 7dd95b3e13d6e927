/**
 * The door: mutual TLS, the hub's own API, the lines that adapters declare, and every problem
 * document.
 */
@NullMarked
package io.lianzhi.gateway.edge;

import org.jspecify.annotations.NullMarked;
