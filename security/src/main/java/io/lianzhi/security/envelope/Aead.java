package io.lianzhi.security.envelope;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Galois/counter mode (NIST SP 800-38D) with 96-bit nonces and 128-bit tags: SM4 by Bouncy Castle,
 * AES-256 by the Java platform, whose code uses the processor's instructions.
 */
sealed interface Aead {
  int NONCE_LENGTH = 12;
  int TAG_LENGTH = 16;

  static Aead of(Suite suite, byte[] key) {
    return switch (suite) {
      case NATIONAL -> new Sm4(new KeyParameter(key));
      case INTERNATIONAL -> new Aes(new SecretKeySpec(key, "AES"));
    };
  }

  /** Writes ciphertext and tag into {@code out} from {@code offset} on. */
  void seal(byte[] nonce, byte[] context, byte[] content, byte[] out, int offset);

  /**
   * Opens the ciphertext and tag that lie in {@code in} from {@code offset} on.
   *
   * @throws SealBrokenException if the tag is not theirs, or the nonce has another length
   */
  byte[] open(byte[] nonce, byte[] context, byte[] in, int offset);

  private static void requireWhole(byte[] nonce) {
    if (nonce.length != NONCE_LENGTH) {
      throw new SealBrokenException();
    }
  }

  /** SM4-GCM. */
  final class Sm4 implements Aead {
    private final KeyParameter key;

    private Sm4(KeyParameter key) {
      this.key = key;
    }

    @Override
    public void seal(byte[] nonce, byte[] context, byte[] content, byte[] out, int offset) {
      try {
        GCMModeCipher cipher = cipher(true, nonce, context);
        int written = cipher.processBytes(content, 0, content.length, out, offset);
        cipher.doFinal(out, offset + written);
      } catch (InvalidCipherTextException e) {
        throw new IllegalStateException("SM4-GCM could not seal", e);
      }
    }

    @Override
    public byte[] open(byte[] nonce, byte[] context, byte[] in, int offset) {
      requireWhole(nonce);
      try {
        GCMModeCipher cipher = cipher(false, nonce, context);
        int length = in.length - offset;
        byte[] content = new byte[length - TAG_LENGTH];
        int written = cipher.processBytes(in, offset, length, content, 0);
        cipher.doFinal(content, written);
        return content;
      } catch (InvalidCipherTextException e) {
        throw new SealBrokenException();
      }
    }

    private GCMModeCipher cipher(boolean seal, byte[] nonce, byte[] context) {
      GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
      cipher.init(seal, new AEADParameters(key, TAG_LENGTH * Byte.SIZE, nonce, context));
      return cipher;
    }
  }

  /** AES-256-GCM. */
  final class Aes implements Aead {
    private final SecretKeySpec key;

    private Aes(SecretKeySpec key) {
      this.key = key;
    }

    @Override
    public void seal(byte[] nonce, byte[] context, byte[] content, byte[] out, int offset) {
      try {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
        cipher.doFinal(content, 0, content.length, out, offset);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES-GCM could not seal", e);
      }
    }

    @Override
    public byte[] open(byte[] nonce, byte[] context, byte[] in, int offset) {
      requireWhole(nonce);
      try {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, context);
        return cipher.doFinal(in, offset, in.length - offset);
      } catch (GeneralSecurityException e) {
        throw new SealBrokenException();
      }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
      cipher.updateAAD(context);
      return cipher;
    }
  }
}
