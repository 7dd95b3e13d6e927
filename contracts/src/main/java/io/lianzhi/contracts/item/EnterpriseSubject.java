package io.lianzhi.contracts.item;

/** An enterprise, source unit or workshop by its credit code. */
public record EnterpriseSubject(UnifiedCreditCode code, String name) implements Subject {
  private static final int LONGEST = 128;

  public EnterpriseSubject {
    Checks.text(name, LONGEST, "enterprise name");
  }

  @Override
  public String key() {
    return code.value();
  }
}
