package io.lianzhi.adapter.lishui;

import java.io.IOException;

/** A file cannot be taken, or not further; it says why and nothing of its content. */
final class FileFaultException extends IOException {
  private static final long serialVersionUID = 1L;

  private final FileFault fault;

  FileFaultException(FileFault fault) {
    super(fault.name());
    this.fault = fault;
  }

  FileFault fault() {
    return fault;
  }
}
