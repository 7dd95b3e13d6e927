package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import java.time.LocalDate;
import java.util.List;

/** An enterprise, source unit or workshop by its credit code. */
public record EnterpriseSubject(UnifiedCreditCode code, String name) implements Subject, Doubtful {
  private static final int LONGEST = 128;

  public EnterpriseSubject {
    Checks.text(name, LONGEST, "enterprise name");
  }

  @Override
  public List<WarningCode> warnings(LocalDate day) {
    return code.warnings(day);
  }

  @Override
  public String key() {
    return code.value();
  }
}
