package io.lianzhi.security.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A hash in a Merkle tree: SHA-256 of a leaf, a node or nothing (RFC 6962 section 2.1). */
public final class TreeHash {
  /** The root of the tree that has no leaf. */
  public static final TreeHash EMPTY = new TreeHash(TreeHasher.sha256().digest());

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash as it stands.
   *
   * @throws IllegalArgumentException unless there are 32 bytes
   */
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != TreeHasher.LENGTH) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes");
    }
    return new TreeHash(bytes.clone());
  }

  /** The hash that stands at {@code from} in an array of them. */
  static TreeHash of(byte[] hashes, int from) {
    return new TreeHash(Arrays.copyOfRange(hashes, from, from + TreeHasher.LENGTH));
  }

  /** The leaf of an entry. */
  public static TreeHash ofEntry(byte[] entry) {
    return new TreeHasher().leaf(entry, 0, entry.length);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  void updates(MessageDigest digest) {
    digest.update(bytes);
  }

  void copyTo(byte[] hashes, int at) {
    System.arraycopy(bytes, 0, hashes, at, TreeHasher.LENGTH);
  }

  /** Whether this hash stands at {@code from} in an array of them. */
  boolean standsIn(byte[] hashes, int from) {
    return Arrays.equals(bytes, 0, TreeHasher.LENGTH, hashes, from, from + TreeHasher.LENGTH);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64, as checkpoints and proofs write it. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
