package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.Refused;

/** Where in an event something is wrong. */
final class Places {
  private Places() {}

  /** The same refusal, of a value that stands within {@code place}. */
  static Refused under(String place, Refused refused) {
    String at = refused.at().isEmpty() ? place : place + "." + refused.at();
    return at(at, refused);
  }

  static Refused at(String place, Refused refused) {
    return new Refused(refused.code(), place, refused.accepted(), refused.clause());
  }
}
