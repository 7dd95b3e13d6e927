package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Refused;

/** Carries a refusal that the intake wrote down to where problems are rendered. */
final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Exchange exchange;
  private final transient Refused refused;

  NotTaken(Exchange exchange, Refused refused) {
    super(refused.code().name(), null, false, false);
    this.exchange = exchange;
    this.refused = refused;
  }

  Exchange exchange() {
    return exchange;
  }

  Refused refused() {
    return refused;
  }

  Incident incident() {
    return exchange.incident();
  }
}
