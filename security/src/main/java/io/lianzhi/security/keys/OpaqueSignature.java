package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Optional;
import java.util.function.BiFunction;

/** Collects what is to be signed and has the opaque key sign it. */
final class OpaqueSignature extends SignatureSpi {
  private final SignatureAlgorithm algorithm;
  private final BiFunction<SigningKey, byte[], byte[]> form;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private Optional<SigningKey> key = Optional.empty();

  OpaqueSignature(SignatureAlgorithm algorithm, BiFunction<SigningKey, byte[], byte[]> form) {
    this.algorithm = algorithm;
    this.form = form;
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    if (!(privateKey instanceof OpaquePrivateKey opaque)
        || opaque.signingKey().algorithm() != algorithm) {
      throw new InvalidKeyException("not an opaque key for " + algorithm);
    }
    key = Optional.of(opaque.signingKey());
    message.reset();
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    throw new InvalidKeyException("this provider only signs");
  }

  @Override
  protected void engineUpdate(byte b) {
    message.write(b);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    message.write(bytes, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    SigningKey signer = key.orElseThrow(() -> new SignatureException("no key yet"));
    byte[] signature = form.apply(signer, message.toByteArray());
    message.reset();
    return signature;
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    throw new SignatureException("this provider only signs");
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException("there is nothing to set");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException("there is nothing to get");
  }
}
