package io.lianzhi.security.ledger;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a whole log: its checkpoint, every tile, every entry, and that it still holds what former
 * checkpoints signed. Reads it once, in a few megabytes of memory, on all cores.
 */
public final class LogVerifier {
  private final TrustedLog log;

  public LogVerifier(TrustedLog log) {
    this.log = log;
  }

  /**
   * Checks a log.
   *
   * @param former checkpoints that were seen before, under the names for sentences
   * @throws IOException if it cannot be read; of that nothing follows
   */
  public Verdict verify(LogFolder folder, Map<String, byte[]> former) throws IOException {
    try {
      return check(folder, former);
    } catch (FlawException found) {
      return found.flaw();
    }
  }

  private Verdict check(LogFolder folder, Map<String, byte[]> former) throws IOException {
    byte[] note =
        folder
            .checkpoint()
            .orElseThrow(() -> new FlawException("checkpoint is missing", "缺少 checkpoint"));
    TreeHead head = log.open(note, "checkpoint").head();
    SizedTiles tiles = new SizedTiles(folder, head.size());
    Optional<Verdict.Flaw> flaw = new TreeCheck(tiles).flaw(head.root());
    if (flaw.isPresent()) {
      return flaw.get();
    }
    for (Map.Entry<String, byte[]> each : former.entrySet()) {
      requireHeld(log.open(each.getValue(), each.getKey()).head(), each.getKey(), folder, head);
    }
    return sound(head, former.size(), new Leftovers(folder, tiles).check());
  }

  private static void requireHeld(TreeHead former, String name, LogFolder folder, TreeHead head)
      throws IOException {
    if (former.size() > head.size()) {
      throw new FlawException(
          format("the log was cut back: %s signs %,d entries, and it has %,d", name, former, head),
          format("日志被截短：%s 签有 %,d 个条目，现仅 %,d 个", name, former, head));
    }
    if (!new LogTree(folder, head.size()).head(former.size()).equals(former)) {
      throw new FlawException(
          format("the log was forked: %s signs another tree of %,d entries", name, former, head),
          format("日志被分叉：%s 所签的 %,d 个条目是另一棵树", name, former, head));
    }
  }

  private static String format(String sentence, String name, TreeHead former, TreeHead head) {
    return String.format(Locale.ROOT, sentence, name, former.size(), head.size());
  }

  private Verdict.Sound sound(TreeHead head, int former, long unknown) {
    String others = unknown == 0 ? "" : "; %,d other files there were not checked";
    String othersChinese = unknown == 0 ? "" : "；另有 %,d 个文件未检查";
    return new Verdict.Sound(
        String.format(
            Locale.ROOT,
            "the log %s is sound: all %,d entries are under the root that its checkpoint signs,"
                + " and %,d former checkpoints are held"
                + others,
            log.origin(),
            head.size(),
            former,
            unknown),
        String.format(
            Locale.ROOT,
            "日志 %s 完好：全部 %,d 个条目均在检查点所签的根之下，%,d 个以往检查点均得到遵守" + othersChinese,
            log.origin(),
            head.size(),
            former,
            unknown));
  }
}
