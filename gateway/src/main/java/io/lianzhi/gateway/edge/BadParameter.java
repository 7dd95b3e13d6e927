package io.lianzhi.gateway.edge;

/** A parameter of a request is not what the API description says. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  BadParameter(String name) {
    super(name, null, false, false);
    this.name = name;
  }

  String name() {
    return name;
  }
}
