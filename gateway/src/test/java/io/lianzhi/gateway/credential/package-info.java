/** What an attacker can do at the seals, and what keys and secrets live through. */
@NullMarked
package io.lianzhi.gateway.credential;

import org.jspecify.annotations.NullMarked;
