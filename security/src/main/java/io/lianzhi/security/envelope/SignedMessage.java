package io.lianzhi.security.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What proves who signed what: exactly the bytes that were signed, the signature as it came, and
 * the certificates as they came. It is kept sealed beside the letter and can be verified again, by
 * anybody and without the hub, years later.
 */
public final class SignedMessage {
  private static final byte VERSION = 1;
  private static final int MOST_CERTIFICATES = 16;

  private final String keyId;
  private final SignatureAlgorithm algorithm;
  private final byte[] signedBytes;
  private final byte[] signature;
  private final List<byte[]> chain;

  private SignedMessage(
      String keyId,
      SignatureAlgorithm algorithm,
      byte[] signedBytes,
      byte[] signature,
      List<byte[]> chain) {
    this.keyId = keyId;
    this.algorithm = algorithm;
    this.signedBytes = signedBytes.clone();
    this.signature = signature.clone();
    this.chain = chain.stream().map(byte[]::clone).toList();
  }

  /**
   * Keeps a signature in the fixed form (see {@link SigningKey#signFixed}).
   *
   * @param chain DER certificates, the signer's first, at most 16; empty if only a key is known
   */
  public static SignedMessage of(
      VerificationKey key, byte[] signedBytes, byte[] signature, List<byte[]> chain) {
    return of(key.keyId(), key.algorithm(), signedBytes, signature, chain);
  }

  /** The same of a key that the caller knows only by its name and algorithm. */
  public static SignedMessage of(
      String keyId,
      SignatureAlgorithm algorithm,
      byte[] signedBytes,
      byte[] signature,
      List<byte[]> chain) {
    if (chain.size() > MOST_CERTIFICATES) {
      throw new IllegalArgumentException("a chain of more than " + MOST_CERTIFICATES);
    }
    return new SignedMessage(keyId, algorithm, signedBytes, signature, chain);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static SignedMessage fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        throw new IllegalArgumentException("a signed message of another version");
      }
      SignatureAlgorithm algorithm = algorithm(in.get());
      String keyId = new String(block(in), StandardCharsets.UTF_8);
      byte[] signedBytes = block(in);
      byte[] signature = block(in);
      List<byte[]> chain = new ArrayList<>();
      for (int i = in.get(); i > 0; i--) {
        chain.add(block(in));
      }
      requireEnd(in);
      return new SignedMessage(keyId, algorithm, signedBytes, signature, chain);
    } catch (java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("a signed message that was cut off", e);
    }
  }

  /** One unambiguous binary form, in which every part has its length before it. */
  public byte[] toBytes() {
    byte[] id = keyId.getBytes(StandardCharsets.UTF_8);
    int length = 3 + 4 + id.length + 4 + signedBytes.length + 4 + signature.length;
    for (byte[] certificate : chain) {
      length += 4 + certificate.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length).put(VERSION).put(code(algorithm));
    put(out, id);
    put(out, signedBytes);
    put(out, signature);
    out.put((byte) chain.size());
    chain.forEach(certificate -> put(out, certificate));
    return out.array();
  }

  /** Whether {@code key} made this signature; the key's algorithm must be the one recorded. */
  public boolean verify(VerificationKey key) {
    return key.algorithm() == algorithm && key.verifyFixed(signedBytes, signature);
  }

  public String keyId() {
    return keyId;
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  public byte[] signedBytes() {
    return signedBytes.clone();
  }

  public byte[] signature() {
    return signature.clone();
  }

  /** DER certificates, the signer's first. */
  public List<byte[]> chain() {
    return chain.stream().map(byte[]::clone).toList();
  }

  private static byte code(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2_SM3 -> 1;
      case ECDSA_P256_SHA256 -> 2;
      case ED25519 -> 3;
      case RSA_SHA256 -> 4;
    };
  }

  private static SignatureAlgorithm algorithm(byte code) {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      if (code(algorithm) == code) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException("a signature algorithm of another version");
  }

  private static void put(ByteBuffer out, byte[] block) {
    out.putInt(block.length).put(block);
  }

  private static byte[] block(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a signed message that was cut off");
    }
    byte[] block = new byte[length];
    in.get(block);
    return block;
  }

  private static void requireEnd(ByteBuffer in) {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("a signed message with something behind it");
    }
  }
}
