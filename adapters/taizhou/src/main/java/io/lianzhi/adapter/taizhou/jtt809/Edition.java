package io.lianzhi.adapter.taizhou.jtt809;

/** The editions of JT/T 809, told apart by the length of their frames' heads. */
public enum Edition {
  /** A head of 22 bytes. */
  OF_2011(22),
  /** A head of 30 bytes: eight of a time in seconds of UTC are added. */
  OF_2019(30);

  private final int head;

  Edition(int head) {
    this.head = head;
  }

  int head() {
    return head;
  }
}
