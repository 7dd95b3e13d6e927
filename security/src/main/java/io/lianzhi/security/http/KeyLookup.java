package io.lianzhi.security.http;

import io.lianzhi.security.envelope.VerificationKey;
import java.util.Optional;

/** Finds the key that the expected sender may sign with at this moment. */
@FunctionalInterface
public interface KeyLookup {
  Optional<VerificationKey> find(String keyId);
}
