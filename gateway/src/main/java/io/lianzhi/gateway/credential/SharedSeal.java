package io.lianzhi.gateway.credential;

import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Envelopes;
import io.lianzhi.security.envelope.SealBrokenException;
import java.nio.charset.StandardCharsets;

/** Seals values of shared credentials, each for its party, kind and name. */
public final class SharedSeal {
  private final ContentKey key;

  public SharedSeal(ContentKey key) {
    this.key = key;
  }

  byte[] seal(SharedCredential credential, Secret value) {
    return Envelopes.seal(
        key, value.reveal().getBytes(StandardCharsets.UTF_8), context(credential));
  }

  /**
   * The row with its value.
   *
   * @throws SealBrokenException where it was sealed by another keystore, or for another place
   */
  SharedValue open(SharedTable.Row row) {
    byte[] value = Envelopes.open(key, row.sealed(), context(row.credential()));
    return new SharedValue(row.credential(), Secret.of(new String(value, StandardCharsets.UTF_8)));
  }

  private static byte[] context(SharedCredential credential) {
    return (credential.party() + "/" + credential.kind() + "/" + credential.name())
        .getBytes(StandardCharsets.UTF_8);
  }
}
