package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;

/** Says where in Shaoxing's form a refusal belongs, as a path of element names. */
final class Places {
  private Places() {}

  static RefusedException under(String outer, RefusedException inner) {
    Refused refused = inner.refused();
    return at(refused.at().isEmpty() ? outer : outer + "/" + refused.at(), refused);
  }

  static RefusedException at(String place, Refused refused) {
    return new Refused(refused.code(), place, refused.accepted(), refused.clause()).asException();
  }
}
