package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * 号牌种类 by GA 24.7, such as 02 小型汽车. A code that the table does not have is refused as {@code
 * CODE_UNKNOWN}.
 */
public record PlateKind(String code) implements Coded {

  public PlateKind {
    Checks.known(codes(), code, "a code of GA 24.7, two digits");
  }

  @Override
  public CodeSet codes() {
    return CodeSets.load().get("plate_kind.ga24_7");
  }
}
