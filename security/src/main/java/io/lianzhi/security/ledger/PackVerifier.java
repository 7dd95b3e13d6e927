package io.lianzhi.security.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks an evidence pack: a zip, or the folder it was unpacked into. Its signed {@code manifest}
 * lists every other file; each {@code entries/<name>} is an entry of the log, for which {@code
 * proofs/<name>.tlog-proof} stands under the pack's {@code checkpoint}; {@link PackDocuments} ties
 * documents to entries.
 */
public final class PackVerifier {
  private static final String CHECKPOINT = "checkpoint";
  static final String ENTRIES = "entries/";
  private static final String PROOFS = "proofs/";
  private static final String PROOF = ".tlog-proof";

  private final TrustedLog log;

  public PackVerifier(TrustedLog log) {
    this.log = log;
  }

  /**
   * Checks a pack.
   *
   * @throws IOException if it cannot be read; of that nothing follows
   */
  public Verdict verify(Path pack) throws IOException {
    try {
      return check(Files.isDirectory(pack) ? UnpackedPack.open(pack) : ZippedPack.open(pack));
    } catch (FlawException found) {
      return found.flaw();
    }
  }

  private Verdict check(PackFiles files) throws IOException {
    checkFiles(files);
    byte[] checkpoint = required(files, CHECKPOINT, TrustedLog.LONGEST);
    TreeHead head = log.open(checkpoint, CHECKPOINT).head();
    List<String> entries = files.names().stream().filter(name -> name.startsWith(ENTRIES)).toList();
    for (String entry : entries) {
      checkEntry(files, entry, checkpoint);
    }
    requireEntryForEachProof(files, entries);
    return sound(head, entries.size(), new PackDocuments(files).check(), files.names().size());
  }

  private void checkFiles(PackFiles files) throws IOException {
    byte[] note = required(files, PackManifest.NAME, PackManifest.LONGEST);
    Map<String, String> digests =
        PackManifest.parse(log.keys().open(note, PackManifest.NAME))
            .orElseThrow(() ->
                new FlawException(
                    "manifest is signed, but not a list of files", "manifest 虽有签名，但不是文件清单"))
            .digests();
    for (Map.Entry<String, String> each : digests.entrySet()) {
      String name = each.getKey();
      if (!files.names().contains(name)) {
        throw missing(name);
      }
      if (!files.sha256(name).equals(each.getValue())) {
        throw new FlawException(
            name + " was altered: it has not the digest that the manifest signs",
            name + " 被改动：摘要与清单所签不符");
      }
    }
    for (String name : files.names()) {
      if (!digests.containsKey(name) && !name.equals(PackManifest.NAME)) {
        throw new FlawException(
            name + " was added: the manifest does not list it", name + " 系事后加入：清单中没有");
      }
    }
  }

  private void checkEntry(PackFiles files, String entry, byte[] checkpoint) throws IOException {
    String name = PROOFS + entry.substring(ENTRIES.length()) + PROOF;
    byte[] content = required(files, entry, EntryBundle.LONGEST);
    ProofFile proof = ProofFile.parse(required(files, name, ProofFile.LONGEST), name);
    if (!proof.isUnder(checkpoint)) {
      throw new FlawException(
          name + " is under another checkpoint than the pack's", name + " 所附检查点不是证据包的检查点");
    }
    proof.prove(content, log, name);
  }

  private static void requireEntryForEachProof(PackFiles files, List<String> entries) {
    if (entries.isEmpty()) {
      throw new FlawException("the pack proves nothing: it has no entry", "证据包未证明任何内容：没有条目");
    }
    for (String name : files.names()) {
      if (name.startsWith(PROOFS) && !files.names().contains(entryOf(name))) {
        throw new FlawException(name + " is of no entry of the pack", name + " 没有对应的条目");
      }
    }
  }

  private static String entryOf(String proof) {
    return proof.endsWith(PROOF)
        ? ENTRIES + proof.substring(PROOFS.length(), proof.length() - PROOF.length())
        : "";
  }

  static byte[] required(PackFiles files, String name, int limit) throws IOException {
    byte[] content = files.read(name, limit).orElseThrow(() -> missing(name));
    if (content.length > limit) {
      throw new FlawException(name + " is too long", name + " 过长");
    }
    return content;
  }

  private static FlawException missing(String name) {
    return new FlawException(name + " is missing", "缺少 " + name);
  }

  private Verdict.Sound sound(TreeHead head, int entries, PackDocuments.Tied tied, int files) {
    int others =
        files
            - 2 * entries
            - tied.records()
            - tied.openings()
            - List.of(PackManifest.NAME, CHECKPOINT).size();
    return new Verdict.Sound(
        String.format(
            Locale.ROOT,
            "the pack is sound: %,d entries stand in the log %s of %,d entries,%s and %,d further"
                + " files are as they were signed",
            entries,
            log.origin(),
            head.size(),
            tied.english(),
            others),
        String.format(
            Locale.ROOT,
            "证据包完好：%,d 个条目在日志 %s（共 %,d 个条目）之中，%s另 %,d 个文件与签名清单一致",
            entries,
            log.origin(),
            head.size(),
            tied.chinese(),
            others));
  }
}
