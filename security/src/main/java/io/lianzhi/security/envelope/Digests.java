package io.lianzhi.security.envelope;

import java.security.MessageDigest;
import org.bouncycastle.jcajce.provider.digest.SM3;

/** Digests of content that is too long to stand in memory. */
public final class Digests {
  private Digests() {}

  /** SM3 (GB/T 32905) of nothing yet; it can be cloned. */
  public static MessageDigest sm3() {
    return new SM3.Digest();
  }
}
