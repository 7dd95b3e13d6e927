package io.lianzhi.security.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes as RFC 6962 section 2.1 has it, over SHA-256. Hashes stand side by side
 * in arrays, 32 bytes each. For one thread.
 */
final class TreeHasher {
  static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  TreeHash leaf(byte[] bytes, int from, int length) {
    sha256.update(LEAF);
    sha256.update(bytes, from, length);
    return TreeHash.of(sha256.digest());
  }

  TreeHash node(TreeHash left, TreeHash right) {
    sha256.update(NODE);
    left.updates(sha256);
    right.updates(sha256);
    return TreeHash.of(sha256.digest());
  }

  /**
   * The root over {@code count} hashes, a power of two, of which the first stands at {@code from}.
   */
  TreeHash root(byte[] hashes, int from, int count) {
    byte[] row = new byte[count * LENGTH];
    System.arraycopy(hashes, from, row, 0, row.length);
    for (int left = count; left > 1; left /= 2) {
      halve(row, left);
    }
    return TreeHash.of(row, 0);
  }

  private void halve(byte[] row, int count) {
    for (int pair = 0; pair < count / 2; pair++) {
      sha256.update(NODE);
      sha256.update(row, 2 * pair * LENGTH, 2 * LENGTH);
      try {
        sha256.digest(row, pair * LENGTH, LENGTH);
      } catch (DigestException e) {
        throw new IllegalStateException("SHA-256 has 32 bytes", e);
      }
    }
  }
}
