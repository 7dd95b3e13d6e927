package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * WARN_TYPE of JT/T 809, the part that tells of a vehicle: four hexadecimal digits, such as 0002
 * 疲劳驾驶报警. A code that the table does not have, among them those that tell of a platform, is refused
 * as {@code CODE_UNKNOWN}.
 */
public record AlarmType(String code) implements Coded {
  public AlarmType {
    Checks.known(codes(), code, "a code of JT/T 809, four hexadecimal digits, such as 0002");
  }

  /** As it stands in a frame of JT/T 809: 16 bits. */
  public static AlarmType of(int warnType) {
    return new AlarmType("%04X".formatted(warnType));
  }

  @Override
  public CodeSet codes() {
    return CodeSets.load().get("alarm_type.jtt809");
  }
}
