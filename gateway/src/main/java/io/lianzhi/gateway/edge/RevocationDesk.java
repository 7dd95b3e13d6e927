package io.lianzhi.gateway.edge;

import java.util.Optional;

/** Where the lists of revoked certificates are found. */
@FunctionalInterface
public interface RevocationDesk {
  /**
   * The newest list of that name, in DER form.
   *
   * @param name such as {@code international.crl}
   */
  Optional<byte[]> list(String name);
}
