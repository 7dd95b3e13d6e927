package io.lianzhi.security.ledger;

import java.util.Iterator;
import java.util.List;

/**
 * That a leaf stands at an index of a tree (RFC 6962 section 2.1.1).
 *
 * @param index counted from 0
 * @param path the siblings, from the leaf's up
 */
public record InclusionProof(long index, List<TreeHash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether it proves {@code leaf} in the tree of {@code head} (RFC 9162 section 2.1.3.2). */
  public boolean proves(TreeHash leaf, TreeHead head) {
    if (index < 0 || index >= head.size() || path.size() != length(head.size())) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    Iterator<TreeHash> siblings = path.iterator();
    TreeHash root = leaf;
    long last = head.size() - 1;
    for (long at = index; last > 0; at >>= 1, last >>= 1) {
      if ((at & 1) == 1) {
        root = hasher.node(siblings.next(), root);
      } else if (at < last) {
        root = hasher.node(root, siblings.next());
      }
    }
    return root.equals(head.root());
  }

  private int length(long size) {
    int length = 0;
    long last = size - 1;
    for (long at = index; last > 0; at >>= 1, last >>= 1) {
      length += (at & 1) == 1 || at < last ? 1 : 0;
    }
    return length;
  }
}
