package io.lianzhi.security.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 word by word, over whole lists, for comparison. */
final class ReferenceTree {
  private ReferenceTree() {}

  static List<byte[]> entries(int count) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  /** MTH(D[n]). */
  static TreeHash root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return TreeHash.of(sha256());
    }
    if (entries.size() == 1) {
      return TreeHash.of(sha256(new byte[] {0}, entries.getFirst()));
    }
    int k = split(entries.size());
    TreeHash left = root(entries.subList(0, k));
    TreeHash right = root(entries.subList(k, entries.size()));
    return TreeHash.of(sha256(new byte[] {1}, left.bytes(), right.bytes()));
  }

  /** PATH(m, D[n]). */
  static List<TreeHash> path(int m, List<byte[]> entries) {
    if (entries.size() == 1) {
      return List.of();
    }
    int k = split(entries.size());
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, entries.size());
    return m < k ? then(path(m, left), root(right)) : then(path(m - k, right), root(left));
  }

  /** SUBPROOF(m, D[n], known). */
  static List<TreeHash> growth(int m, List<byte[]> entries, boolean known) {
    if (m == entries.size()) {
      return known ? List.of() : List.of(root(entries));
    }
    int k = split(entries.size());
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, entries.size());
    return m <= k
        ? then(growth(m, left, known), root(right))
        : then(growth(m - k, right, false), root(left));
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<TreeHash> then(List<TreeHash> path, TreeHash last) {
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  private static byte[] sha256(byte[]... parts) {
    MessageDigest digest = TreeHasher.sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
