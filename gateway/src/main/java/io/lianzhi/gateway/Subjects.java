package io.lianzhi.gateway;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.Incidents;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the parts of one arrival are about. Where a part is not on disk the later ones about the
 * same subject are left for later, too: none overtakes it.
 */
final class Subjects {
  private final Set<Object> left = ConcurrentHashMap.newKeySet();

  /** Takes a part in, unless an earlier one about its subject was left. */
  Handed take(Object subject, Supplier<Handed> taking) {
    return left.contains(subject)
        ? Handled.refused(Incidents.fresh(), Refused.of(RefusalCode.RETRY_LATER, ""))
        : attempt(subject, taking);
  }

  private Handed attempt(Object subject, Supplier<Handed> taking) {
    boolean stored = false;
    try {
      Handed taken = taking.get();
      stored = taken.isStored();
      return taken;
    } finally {
      if (!stored) {
        left.add(subject);
      }
    }
  }
}
