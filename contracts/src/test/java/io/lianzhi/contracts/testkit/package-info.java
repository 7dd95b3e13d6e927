/** What an adapter's tests and simulators share: the contract test, and a simulator's outside. */
@NullMarked
package io.lianzhi.contracts.testkit;

import org.jspecify.annotations.NullMarked;
