package io.lianzhi.gateway.credential;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the hub shows, signs and is sealed for: identities of its own that are renewed while it
 * runs. Its authorities and the log's keys are not among them: those are trusted by name for ten
 * years.
 */
public enum OwnIdentity {
  /** Shown at every port and in every call. */
  TLS("tls", "hub tls"),
  /** Shown in national TLS (RFC 8998). */
  NATIONAL_TLS("tls-national", "hub national tls"),
  NATIONAL_SIGNING("signing-national", "hub signing, national"),
  INTERNATIONAL_SIGNING("signing-international", "hub signing, international"),
  /** Partners seal for it (GM/T 0010). */
  NATIONAL_ENCRYPTION("encryption-national", "hub encryption"),
  /** SSH servers go by its key, whatever its certificate. */
  SSH("ssh", "hub ssh");

  private final String entry;
  private final String words;

  OwnIdentity(String entry, String words) {
    this.entry = entry;
    this.words = words;
  }

  /** Its name in the keystore, among published files and in the administrators' API. */
  public String entry() {
    return entry;
  }

  /** What it is for, as warnings say it. */
  String words() {
    return words;
  }

  /** The one of that name. */
  public static Optional<OwnIdentity> of(String entry) {
    return Arrays.stream(values()).filter(each -> each.entry.equals(entry)).findFirst();
  }
}
