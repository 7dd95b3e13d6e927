package io.lianzhi.security.xml;

/** Ends the checks of one message at the first that fails. */
final class SoapRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RefusedSoap refusal;

  SoapRefusedException(RefusedSoap.Kind kind) {
    super(kind.name(), null, false, false);
    this.refusal = new RefusedSoap(kind);
  }

  RefusedSoap refusal() {
    return refusal;
  }
}
