package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * How far the provincial overload platform has come with a record, by the canonical names of {@code
 * overload_record_status.zj}, such as {@code FILED}: its own numbers mean different things in
 * different scripts. One that the table never had is refused as {@code CODE_UNKNOWN}.
 */
public record OverloadStatus(String name) {

  public OverloadStatus {
    if (!codes().everMeant(name)) {
      throw new InvalidValue(
          RefusalCode.CODE_UNKNOWN,
          "status is not in " + codes().name(),
          "a state of the provincial platform, such as FILED or CLOSED");
    }
  }

  private static CodeSet codes() {
    return CodeSets.load().get("overload_record_status.zj");
  }
}
