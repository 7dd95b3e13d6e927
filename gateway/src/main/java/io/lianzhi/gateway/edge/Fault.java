package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.Handed;

/** What a party is told when the hub itself failed: send the same again, here is the number. */
record Fault(Incident incident) implements Handed {
  @Override
  public Reply reply() {
    return Refused.of(RefusalCode.RETRY_LATER, "");
  }

  @Override
  public void written() {}

  @Override
  public void lost() {}
}
