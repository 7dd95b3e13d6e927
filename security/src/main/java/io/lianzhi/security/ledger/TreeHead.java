package io.lianzhi.security.ledger;

/** A whole tree in a few bytes: how many leaves it has, and its root. */
public record TreeHead(long size, TreeHash root) {
  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no fewer than 0 leaves");
    }
  }
}
