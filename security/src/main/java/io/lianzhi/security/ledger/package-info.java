/**
 * A log that anyone can check: RFC 6962 trees in C2SP tiles under signed checkpoints, proofs from
 * them, and the verifier that says in one sentence what is wrong ({@code security/LEDGER.md}).
 */
@NullMarked
package io.lianzhi.security.ledger;

import org.jspecify.annotations.NullMarked;
