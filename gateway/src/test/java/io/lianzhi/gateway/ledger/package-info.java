@NullMarked
package io.lianzhi.gateway.ledger;

import org.jspecify.annotations.NullMarked;
