package io.lianzhi.security.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The right edge of a tree that only grows: the roots of its perfect subtrees, at most 63. It gives
 * the head of a stream of leaves of any length. For one thread.
 */
public final class Frontier {
  private final TreeHasher hasher = new TreeHasher();
  private final @Nullable TreeHash[] roots = new @Nullable TreeHash[Long.SIZE];
  private long size;

  /** The next leaf. */
  public void add(TreeHash leaf) {
    add(leaf, 0);
  }

  /** The next 2^height leaves by their root; the leaves so far must be a multiple of that. */
  void add(TreeHash root, int height) {
    TreeHash carried = root;
    int at = height;
    for (TreeHash left = roots[at]; left != null; left = roots[at]) {
      carried = hasher.node(left, carried);
      roots[at++] = null;
    }
    roots[at] = carried;
    size += 1L << height;
  }

  public TreeHead head() {
    TreeHash root = null;
    for (TreeHash left : roots) {
      if (left != null) {
        root = root == null ? left : hasher.node(left, root);
      }
    }
    return new TreeHead(size, root == null ? TreeHash.EMPTY : root);
  }
}
