package io.lianzhi.gateway.wrong.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

final class Kept {
  static final CodeSet CODES = CodeSets.load().get("case_link");
}
