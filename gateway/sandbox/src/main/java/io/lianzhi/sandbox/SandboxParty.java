package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Seat;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.security.envelope.Suite;

/** A party of the sandbox: its seat, its adapter, and the suite that its credentials are in. */
record SandboxParty(Seat seat, String adapter, Suite suite) {

  static SandboxParty of(SimulatorFactory factory, Seat seat) {
    return new SandboxParty(
        seat, factory.name(), seat.national() ? Suite.NATIONAL : Suite.INTERNATIONAL);
  }

  SandboxParty by(String other) {
    return new SandboxParty(seat, other, suite);
  }

  SandboxParty in(Suite other) {
    return new SandboxParty(seat, adapter, other);
  }

  String name() {
    return seat.party().value();
  }
}
