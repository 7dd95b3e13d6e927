package io.lianzhi.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Has one list. */
final class FakeRevocationDesk implements RevocationDesk {
  static final byte[] LIST = "a list".getBytes(StandardCharsets.UTF_8);

  @Override
  public Optional<byte[]> list(String name) {
    return name.equals("international.crl") ? Optional.of(LIST) : Optional.empty();
  }
}
