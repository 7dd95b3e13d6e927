package io.lianzhi.contracts;

import java.security.cert.X509Certificate;
import java.util.List;

/** What shows that a message came from its party. */
public sealed interface Proof {

  /** Weakest first. */
  enum Strength {
    CHANNEL,
    SIGNATURE
  }

  Strength strength();

  /**
   * The party signed the message.
   *
   * @param signedBytes exactly what was signed
   * @param chain the signer's certificate first
   */
  record SignedMessage(byte[] signedBytes, byte[] signature, List<X509Certificate> chain)
      implements Proof {
    public SignedMessage {
      chain = List.copyOf(chain);
    }

    @Override
    public Strength strength() {
      return Strength.SIGNATURE;
    }
  }

  /** Only the line was authenticated: which one, and by which credential. */
  record Channel(String line, String credential) implements Proof {
    @Override
    public Strength strength() {
      return Strength.CHANNEL;
    }
  }
}
