package io.lianzhi.security.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** That a tree grew out of an older one and changed nothing in it (RFC 6962 section 2.1.2). */
public record ConsistencyProof(List<TreeHash> path) {
  private static final int LONGEST = 2 * Long.SIZE;

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether it proves that {@code head} holds all of {@code older} (RFC 9162 section 2.1.4.2). */
  public boolean proves(TreeHead older, TreeHead head) {
    if (older.size() > head.size() || path.size() > LONGEST) {
      return false;
    }
    if (older.size() == 0) {
      return path.isEmpty() && older.root().equals(TreeHash.EMPTY);
    }
    return older.size() == head.size()
        ? path.isEmpty() && older.root().equals(head.root())
        : !path.isEmpty() && leadsToBoth(older, head);
  }

  private boolean leadsToBoth(TreeHead older, TreeHead head) {
    Deque<TreeHash> hashes = new ArrayDeque<>(path);
    if (Long.bitCount(older.size()) == 1) {
      hashes.addFirst(older.root());
    }
    int below = Long.numberOfTrailingZeros(older.size());
    long at = (older.size() - 1) >> below;
    long last = (head.size() - 1) >> below;
    TreeHasher hasher = new TreeHasher();
    TreeHash before = hashes.removeFirst();
    TreeHash after = before;
    for (TreeHash hash : hashes) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        before = hasher.node(hash, before);
        after = hasher.node(hash, after);
        int skipped = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= skipped;
        last >>= skipped;
      } else {
        after = hasher.node(after, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(older.root()) && after.equals(head.root());
  }
}
