package io.lianzhi.security.ledger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command {@code verify}: checks a log, a pack, a proof or a checkpoint, without network, and
 * says in one sentence what it found.
 */
public final class Verify {
  private static final int SOUND = 0;
  private static final int FLAWED = 1;
  private static final int NOT_CHECKED = 2;

  private static final String USAGE =
      """
      用法 usage: java -jar lianzhi-verify.jar --key FILE [--key FILE]... [--origin NAME] \
      [--since CHECKPOINT]... TARGET [ENTRY]

        TARGET    日志文件夹（内有 checkpoint 和 tile/）、证据包（.zip 或解压后的文件夹）、
                  证明（.tlog-proof，其后给出 ENTRY 条目文件）或检查点文件
                  a log's folder (with checkpoint and tile/), a pack (.zip, or the folder it was
                  unpacked into), a proof (.tlog-proof, and after it the file of its ENTRY), or a
                  checkpoint
        --key     公钥文件：每行一个 名称+标识+base64，或 PEM 证书、公钥；所给的每个密钥都必须已签名
                  a file of keys: <name>+<id>+<base64> line by line, or PEM certificates and public
                  keys; every key given must have signed
        --origin  日志名称；省略时取第一个密钥的名称；PEM 必须给出
                  the log's name; else that of the first key; needed with PEM
        --since   以前保存的检查点：日志须仍包含它所签的内容
                  a checkpoint kept from before: the log must still hold what it signed

      退出码 exit code: 0 完好 sound, 1 有误 flawed, 2 未能检查 not checked
      """;

  private final PrintStream out;

  Verify(PrintStream out) {
    this.out = out;
  }

  /** Ends the process with 0 if all is sound, 1 if something is not, 2 if it was not checked. */
  public static void main(String[] words) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(new Verify(out).run(List.of(words)));
  }

  int run(List<String> words) {
    try {
      VerifyOrder order = VerifyOrder.parse(words);
      return say(check(order, order.log()));
    } catch (IllegalArgumentException order) {
      out.println(order.getMessage() + "\n");
      out.print(USAGE);
      return NOT_CHECKED;
    } catch (IOException | UncheckedIOException unreadable) {
      out.println("无法读取，未检查 not checked, for it cannot be read: " + unreadable.getMessage());
      return NOT_CHECKED;
    }
  }

  private int say(Verdict verdict) {
    out.println(verdict.chinese());
    out.println(verdict.english());
    return switch (verdict) {
      case Verdict.Sound sound -> SOUND;
      case Verdict.Flaw flaw -> FLAWED;
    };
  }

  private static Verdict check(VerifyOrder order, TrustedLog log) throws IOException {
    Path target = order.targets().getFirst();
    if (!Files.isReadable(target)) {
      throw new IOException(target.toString());
    }
    boolean isProof = order.targets().size() == 2;
    if (Files.isDirectory(target) && !isProof && !isPack(target)) {
      return new LogVerifier(log).verify(new LogFolder(target), former(order.since()));
    }
    if (!order.since().isEmpty()) {
      throw new IllegalArgumentException("--since is for a log's folder");
    }
    if (isProof) {
      return checkProof(target, order.targets().getLast(), log);
    }
    return isPack(target) ? new PackVerifier(log).verify(target) : checkCheckpoint(target, log);
  }

  private static boolean isPack(Path target) {
    return Files.isDirectory(target)
        ? Files.exists(target.resolve(PackManifest.NAME))
        : target.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static Map<String, byte[]> former(List<Path> files) throws IOException {
    Map<String, byte[]> former = new LinkedHashMap<>();
    for (Path file : files) {
      former.put(file.toString(), content(file, TrustedLog.LONGEST));
    }
    return former;
  }

  private static Verdict checkProof(Path proof, Path entry, TrustedLog log) throws IOException {
    String name = proof.toString();
    try {
      ProofFile parsed = ProofFile.parse(content(proof, ProofFile.LONGEST), name);
      TreeHead head = parsed.prove(content(entry, EntryBundle.LONGEST), log, name).head();
      long index = parsed.proof().index();
      return new Verdict.Sound(
          format("the proof is sound: it is entry %,d of the log %s of %,d", index, log, head),
          format("证明完好：它是日志 %2$s（共 %3$,d 个条目）中的条目 %1$,d", index, log, head));
    } catch (FlawException found) {
      return found.flaw();
    }
  }

  private static Verdict checkCheckpoint(Path file, TrustedLog log) throws IOException {
    try {
      TreeHead head = log.open(content(file, TrustedLog.LONGEST), file.toString()).head();
      return new Verdict.Sound(
          format("the checkpoint is signed: the log %2$s has %3$,d entries", 0, log, head),
          format("日志 %2$s 的检查点签名有效，共 %3$,d 个条目", 0, log, head));
    } catch (FlawException found) {
      return found.flaw();
    }
  }

  private static String format(String sentence, long index, TrustedLog log, TreeHead head) {
    return String.format(Locale.ROOT, sentence, index, log.origin(), head.size());
  }

  private static byte[] content(Path file, int limit) throws IOException {
    byte[] content =
        BoundedFile.read(file, limit).orElseThrow(() -> new IOException(file.toString()));
    if (content.length > limit) {
      throw new IOException(file + " > " + limit + " bytes");
    }
    return content;
  }
}
