package io.lianzhi.security.envelope;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 and ECDSA over Bouncy Castle's own arithmetic, with initialised signers kept per key. */
final class EllipticCurves {
  private static final byte[] SM2_IDENTITY = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private EllipticCurves() {}

  static RawSigner sm2Signer(ECPrivateKeyParameters key) {
    return sm2Signer(key, SecureRandom::new);
  }

  static RawSigner sm2Signer(ECPrivateKeyParameters key, Supplier<SecureRandom> random) {
    Pool<SM2Signer> signers =
        new Pool<>(() -> {
          SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
          var withRandom = new ParametersWithRandom(key, random.get());
          signer.init(true, new ParametersWithID(withRandom, SM2_IDENTITY));
          return signer;
        });
    return message -> signers.use(signer -> sm2Sign(signer, message));
  }

  static RawVerifier sm2Verifier(ECPublicKeyParameters key) {
    Pool<SM2Signer> verifiers =
        new Pool<>(() -> {
          SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
          verifier.init(false, new ParametersWithID(key, SM2_IDENTITY));
          return verifier;
        });
    return (message, signature) ->
        signature.length == EllipticForm.FIXED_LENGTH
            && verifiers.use(verifier -> sm2Verify(verifier, message, signature));
  }

  static RawSigner ecdsaSigner(ECPrivateKeyParameters key) {
    BigInteger order = key.getParameters().getN();
    Pool<ECDSASigner> signers =
        new Pool<>(() -> {
          var nonces = new HMacDSAKCalculator(SHA256Digest.newInstance());
          ECDSASigner signer = new ECDSASigner(nonces);
          signer.init(true, key);
          return signer;
        });
    return message -> {
      byte[] digest = Suite.sha256().digest(message);
      BigInteger[] rs = signers.use(signer -> signer.generateSignature(digest));
      return PlainDSAEncoding.INSTANCE.encode(order, rs[0], rs[1]);
    };
  }

  static RawVerifier ecdsaVerifier(ECPublicKeyParameters key) {
    BigInteger order = key.getParameters().getN();
    return (message, signature) -> {
      if (signature.length != EllipticForm.FIXED_LENGTH) {
        return false;
      }
      try {
        BigInteger[] rs = PlainDSAEncoding.INSTANCE.decode(order, signature);
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(Suite.sha256().digest(message), rs[0], rs[1]);
      } catch (IllegalArgumentException e) {
        return false;
      }
    };
  }

  private static byte[] sm2Sign(SM2Signer signer, byte[] message) {
    try {
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("SM2 could not sign", e);
    }
  }

  private static boolean sm2Verify(SM2Signer verifier, byte[] message, byte[] signature) {
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }
}
