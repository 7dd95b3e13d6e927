package io.lianzhi.security.cms;

import io.lianzhi.security.envelope.SealBrokenException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * SM4-CBC with PKCS #7 padding, as GM/T 0010 has it. It proves nothing by itself: whoever opens
 * foreign bytes with it has checked a signature over them first, and never tells what was wrong.
 */
final class Sm4Cbc {
  static final int BLOCK = 16;

  private Sm4Cbc() {}

  static byte[] encrypt(byte[] key, byte[] iv, byte[] content) {
    try {
      return run(true, key, iv, content);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("SM4-CBC could not encrypt", e);
    }
  }

  static byte[] decrypt(byte[] key, byte[] iv, byte[] encrypted) {
    if (encrypted.length == 0 || encrypted.length % BLOCK != 0 || iv.length != BLOCK) {
      throw new SealBrokenException();
    }
    try {
      return run(false, key, iv, encrypted);
    } catch (InvalidCipherTextException e) {
      throw new SealBrokenException();
    }
  }

  private static byte[] run(boolean encrypt, byte[] key, byte[] iv, byte[] in)
      throws InvalidCipherTextException {
    var cipher =
        new PaddedBufferedBlockCipher(
            CBCBlockCipher.newInstance(new SM4Engine()), new PKCS7Padding());
    cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] out = new byte[cipher.getOutputSize(in.length)];
    int written = cipher.processBytes(in, 0, in.length, out, 0);
    return Arrays.copyOf(out, written + cipher.doFinal(out, written));
  }
}
